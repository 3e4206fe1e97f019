package dev.lapwing.alert.incident;

import java.time.Duration;

/**
 * How much incidents keep.
 *
 * @param kept so long after its end, by the newest alert of its source, an incident is forgotten
 * @param most of more alerts than these those that are over for longest are forgotten
 */
public record IncidentBound(Duration kept, int most) {
    /** Of a job that never ends. */
    public static final IncidentBound LIVE = new IncidentBound(Duration.ofDays(30), 20_000);
    /** Of a replay: nothing is forgotten. */
    public static final IncidentBound NONE = new IncidentBound(Duration.ofDays(Short.MAX_VALUE), Integer.MAX_VALUE);
}
