package dev.lapwing.detect.window;

import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.rule.definition.Sequence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Follows the ways in which an ordered correlation can hold.
 *
 * <p>For each step of a way it knows the latest time at which a chain of matches up to that step can begin: the later it
 * begins, the sooner it fits into a window. What has left the window needs no taking out, its beginning is too early.
 * Events of one time may serve in any order.
 */
public final class SequenceAggregate implements WindowAggregate {
    private final long span;
    private final List<Way> ways;
    private long time = EventTimes.NONE;
    /** The members matched at that time. */
    private long tied;

    /** An empty window of a rule. */
    public SequenceAggregate(RulePlan plan) {
        this.span = plan.span;
        this.ways = plan.rule.sequences().stream().map(Way::new).toList();
    }

    @Override
    public void add(WindowEvent event) {
        if (event.time() != time) {
            time = event.time();
            tied = 0;
        }
        tied |= event.mask;
        ways.forEach(way -> way.meet(tied, time));
    }

    @Override
    public void remove(WindowEvent event) {}

    @Override
    public boolean holds() {
        return ways.stream().anyMatch(way -> way.isDecided() && isWhole(way));
    }

    @Override
    public boolean holdsAt(WindowEvent event) {
        return ways.stream().anyMatch(way -> way.isDecided() && holdsAt(event, way));
    }

    @Override
    public Optional<Measurement> reading() {
        return Optional.empty();
    }

    /** The ways that end with one of the newest events. */
    public List<Sequence> endingWith(WindowEvent event) {
        return ways.stream()
                .filter(way -> holdsAt(event, way))
                .map(way -> way.sequence)
                .toList();
    }

    /** For each way, how many of its first steps were met in order within the window that ends now. */
    public List<Integer> reached() {
        return ways.stream().map(way -> way.reached(time - span)).toList();
    }

    private boolean holdsAt(WindowEvent event, Way way) {
        return isWhole(way) && (event.mask & way.last()) != 0;
    }

    private boolean isWhole(Way way) {
        return (tied & way.last()) != 0 && way.begin() >= time - span;
    }

    private static final class Way {
        final Sequence sequence;
        private final long[] begins;

        Way(Sequence sequence) {
            this.sequence = sequence;
            this.begins = new long[sequence.members().size()];
            Arrays.fill(begins, EventTimes.NONE);
        }

        /** Whether what comes later changes nothing. */
        boolean isDecided() {
            return sequence.absent().isEmpty();
        }

        void meet(long mask, long time) {
            for (int step = 0; step < begins.length; step++) {
                if ((mask & bit(step)) != 0) {
                    begins[step] = Math.max(begins[step], step == 0 ? time : begins[step - 1]);
                }
            }
        }

        int reached(long from) {
            int steps = 0;
            while (steps < begins.length && begins[steps] >= from) {
                steps++;
            }
            return steps;
        }

        long begin() {
            return begins[begins.length - 1];
        }

        long last() {
            return bit(begins.length - 1);
        }

        private long bit(int step) {
            return 1L << sequence.members().get(step);
        }
    }
}
