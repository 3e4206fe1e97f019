package dev.lapwing.detect.explain;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Why a correlation fires for one group or does not.
 *
 * @param events how many of its events count
 * @param episodes the episodes that the engine finds
 * @param nearest how near it came where it does not fire; one that is looked at by the rule before one that is not
 * @param wouldFire the limits nearest to the rule's, any of which alone would have made it fire
 * @param wouldFireWithin the shortest longer timespan, in whole seconds, in which it would have fired
 * @param lacking how many of its events lack the value that the rule looks at
 * @param firstLacking the first of these
 * @param overflowed whether there were more events than a group keeps
 * @param undecided whether the end of the input leaves its last events undecided
 */
public record GroupExplanation(
        GroupKey group,
        long events,
        List<Told> episodes,
        List<Nearness> nearest,
        List<Bound> wouldFire,
        Optional<Duration> wouldFireWithin,
        long lacking,
        Optional<Signal> firstLacking,
        boolean overflowed,
        boolean undecided) {
    /**
     * An episode.
     *
     * @param alert the alert as it ends
     * @param silencedBy the limit nearest to the rule's at which it would not have been; empty where none is simple
     */
    public record Told(AlertVersion alert, Optional<Bound> silencedBy) {}

    public GroupExplanation {
        episodes = List.copyOf(episodes);
        nearest = List.copyOf(nearest);
        wouldFire = List.copyOf(wouldFire);
    }

    /** Whether the rule fires. */
    public boolean fires() {
        return !episodes.isEmpty();
    }

    /** 1 where it fires, less the farther it is from that. */
    public double closeness() {
        return fires()
                ? 1
                : nearest.stream().mapToDouble(Nearness::closeness).findFirst().orElse(0);
    }
}
