package dev.lapwing.health;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the job is.
 *
 * @param healthy whether it does its work
 * @param state one word for what it is doing, such as {@code RUNNING}
 * @param details what was looked at and found, in the order to show it: threads, lag, last error
 */
public record Health(boolean healthy, String state, Map<String, String> details) {
    public Health {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
