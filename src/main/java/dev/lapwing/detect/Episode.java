package dev.lapwing.detect;

import java.util.List;

/**
 * A stretch of time in which a correlation's condition held for one group.
 *
 * @param start time of its first event, milliseconds since the epoch
 * @param end time of its last holding event, milliseconds since the epoch
 * @param count how many distinct events counted in that time
 * @param atLeast whether there were more than were kept
 * @param evidence its first five and last five events, by (time, id)
 */
public record Episode(long start, long end, long count, boolean atLeast, List<Signal> evidence) {
    public Episode {
        evidence = List.copyOf(evidence);
    }
}
