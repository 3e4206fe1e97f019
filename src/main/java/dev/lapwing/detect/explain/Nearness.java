package dev.lapwing.detect.explain;

import dev.lapwing.detect.signal.Signal;
import dev.lapwing.rule.definition.Baseline;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How near a rule came to firing for one group, at the event at which it came nearest. */
public sealed interface Nearness {
    /** The event at which it came nearest. */
    Signal at();

    /** From 0, far from firing, up to but not 1; 1 where it fires. */
    double closeness();

    /**
     * An event of a member that had to be absent.
     *
     * @param member the index of the member
     * @param signal the event
     */
    record NegatedMatch(int member, Signal signal) {}

    /**
     * A number was not one of those wanted.
     *
     * @param at the event at which it came nearest
     * @param from where its window begins
     * @param to where its window ends
     * @param value the number that was reached
     * @param share what part of the larger count it was, where the rule asks for one
     * @param looked whether the rule looks at the number at this event; not where it waits for another one
     * @param closeness from 0 up to 1, see {@link #closeness}
     */
    record Measured(
            Signal at,
            long from,
            long to,
            BigDecimal value,
            Optional<BigDecimal> share,
            boolean looked,
            double closeness)
            implements Nearness {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.measured(this);
        }
    }

    /**
     * Not all members matched that had to, or some that must not.
     *
     * @param at the event at which it came nearest
     * @param matched indexes of the members that matched in the window
     * @param missing indexes of those that would have been enough
     * @param negated an event of a member that had to be absent
     */
    record Members(
            Signal at,
            long from,
            long to,
            List<Integer> matched,
            List<Integer> missing,
            List<NegatedMatch> negated,
            double closeness)
            implements Nearness {
        public Members {
            matched = List.copyOf(matched);
            missing = List.copyOf(missing);
            negated = List.copyOf(negated);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.members(this);
        }
    }

    /**
     * Not all steps were met in order.
     *
     * @param at the event at which it came nearest
     * @param steps indexes of the members in the order of the way that came nearest
     * @param reached how many of them were met
     * @param negated an event of a member that had to be absent
     */
    record Steps(Signal at, long from, List<Integer> steps, int reached, List<NegatedMatch> negated, double closeness)
            implements Nearness {
        public Steps {
            steps = List.copyOf(steps);
            negated = List.copyOf(negated);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.steps(this);
        }
    }

    /**
     * No value was new.
     *
     * @param at the newest event with a value that was not known; the newest of all where there is none
     * @param unknown whether its value was not known
     * @param knownSince since when the group was known at it
     * @param values how many values are known in the end
     * @param crowded whether the group has too many values to have a habit
     * @param last the newest event
     */
    record Values(
            Signal at, boolean unknown, long knownSince, int values, boolean crowded, Signal last, double closeness)
            implements Nearness {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.values(this);
        }
    }

    /**
     * No bucket had unusually many events.
     *
     * @param asked what the rule asks for
     * @param bucket where the bucket begins
     * @param count how many events the bucket has
     * @param median what was usual; empty where too little of the past was known to tell
     * @param limit the count that had to be passed
     * @param knownSince since when the group was known
     */
    record Rate(
            Baseline.RateAnomaly asked,
            Signal at,
            long bucket,
            long count,
            Optional<BigDecimal> median,
            Optional<BigDecimal> limit,
            long knownSince,
            double closeness)
            implements Nearness {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.rate(this);
        }
    }

    /**
     * No event stayed away for too long, where one was expected.
     *
     * @param millis how long the silence after the event was
     * @param returned whether an event came after it; the input ends otherwise
     * @param expected whether one had to be expected
     * @param regularSince since when events had come without too long a silence
     */
    record Silence(Signal at, long millis, boolean returned, boolean expected, long regularSince, double closeness)
            implements Nearness {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.silence(this);
        }
    }

    /**
     * No journey was impossible.
     *
     * @param asked what the rule asks for
     * @param from the event before
     * @param speed in kilometres an hour
     * @param judged whether the group was known for long enough
     */
    record Travel(
            Baseline.ImpossibleTravel asked,
            Signal from,
            Signal at,
            BigDecimal kilometres,
            BigDecimal speed,
            boolean judged,
            double closeness)
            implements Nearness {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.travel(this);
        }
    }

    /** What is made of each case. */
    interface Cases<T> {
        /** For a count or another value of a window. */
        T measured(Measured measured);

        /** For members that must come together. */
        T members(Members members);

        /** For steps in a given order. */
        T steps(Steps steps);

        /** For values that are new or known. */
        T values(Values values);

        /** For a rate. */
        T rate(Rate rate);

        /** For a silence. */
        T silence(Silence silence);

        /** For a journey. */
        T travel(Travel travel);
    }

    /** Gives what is made of the case at hand. */
    <T> T match(Cases<T> cases);
}
