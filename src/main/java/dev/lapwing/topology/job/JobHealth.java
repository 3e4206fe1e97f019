package dev.lapwing.topology.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the job is.
 *
 * @param working whether it does its work
 * @param state one word for what it is doing
 * @param details threads, lag, last error, counters and how far each source is, in the order to show them
 */
public record JobHealth(boolean working, String state, Map<String, String> details) {
    public JobHealth {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
