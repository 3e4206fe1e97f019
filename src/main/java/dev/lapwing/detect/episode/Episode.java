package dev.lapwing.detect.episode;

import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.window.Measurement;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of time in which a correlation's condition held for one group.
 *
 * @param start time of its first event, milliseconds since the epoch
 * @param end time of its last holding event, milliseconds since the epoch
 * @param count how many distinct events counted in that time
 * @param atLeast whether there were more than were kept
 * @param evidence its first five and last five events, by (time, id)
 * @param peak what the rule worked out at its most extreme; empty where it works out no number
 */
public record Episode(
        long start, long end, long count, boolean atLeast, List<Signal> evidence, Optional<Measurement> peak) {
    /** An episode of a rule that works out no number. */
    public Episode(long start, long end, long count, boolean atLeast, List<Signal> evidence) {
        this(start, end, count, atLeast, evidence, Optional.empty());
    }

    public Episode {
        evidence = List.copyOf(evidence);
    }
}
