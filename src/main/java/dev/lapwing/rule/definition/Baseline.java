package dev.lapwing.rule.definition;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;

/** How a baseline learns what is usual for a group, and what it finds unusual. */
public sealed interface Baseline {
    /** How long a group has to be known before it is judged. */
    Duration learn();

    /** How long after a group's first event nothing of it can be judged. */
    default Duration learning() {
        return learn();
    }

    /** How long it remembers; a group that was silent for longer is learnt anew. */
    Duration forget();

    /**
     * A value that the group never had.
     *
     * @param learn for how long a group is only looked at before anything of it fires
     * @param forget after how long without an event a group is unknown again
     * @param values how many values a group may have; a group with more of them has no habit and is not judged
     */
    record NewValue(Duration learn, Duration forget, int values) implements Baseline {
        @Override
        public <T> T match(
                Function<NewValue, T> newValue,
                Function<RateAnomaly, T> rate,
                Function<Absence, T> absence,
                Function<ImpossibleTravel, T> travel) {
            return newValue.apply(this);
        }
    }

    /**
     * A count far above the group's own past. The timespan of the rule is the length of a bucket.
     *
     * @param learn for how long a group is only looked at before anything of it fires
     * @param forget after how long without an event a group is unknown again
     * @param gap how long before a bucket its past ends
     * @param factor how many robust standard deviations above the median
     * @param least the smallest count that can be an anomaly
     */
    record RateAnomaly(Duration learn, Duration forget, Duration gap, BigDecimal factor, long least)
            implements Baseline {
        /** Its past ends a gap before the bucket. */
        @Override
        public Duration learning() {
            return learn.plus(gap);
        }

        @Override
        public <T> T match(
                Function<NewValue, T> newValue,
                Function<RateAnomaly, T> rate,
                Function<Absence, T> absence,
                Function<ImpossibleTravel, T> travel) {
            return rate.apply(this);
        }
    }

    /**
     * An event that did not come. The timespan of the rule is the silence that is too long.
     *
     * @param learn for how long a group is only looked at before anything of it fires
     * @param forget after how long without an event a group is unknown again
     * @param expected whether it is to come of every instance: then the instance's first event begins a silence too
     */
    record Absence(Duration learn, Duration forget, boolean expected) implements Baseline {
        /** What is expected of everybody needs no learning. */
        @Override
        public Duration learning() {
            return expected ? Duration.ZERO : learn;
        }

        @Override
        public <T> T match(
                Function<NewValue, T> newValue,
                Function<RateAnomaly, T> rate,
                Function<Absence, T> absence,
                Function<ImpossibleTravel, T> travel) {
            return absence.apply(this);
        }
    }

    /**
     * Two places too far apart for the time between.
     *
     * @param learn for how long a group is only looked at before anything of it fires
     * @param forget after how long without an event a group is unknown again
     * @param speed the fastest believable travel, in km/h
     * @param distance the shortest distance that counts, in km: addresses are not located more exactly
     */
    record ImpossibleTravel(Duration learn, Duration forget, BigDecimal speed, BigDecimal distance)
            implements Baseline {
        @Override
        public <T> T match(
                Function<NewValue, T> newValue,
                Function<RateAnomaly, T> rate,
                Function<Absence, T> absence,
                Function<ImpossibleTravel, T> travel) {
            return travel.apply(this);
        }
    }

    /** Gives what the function for the case at hand does. */
    <T> T match(
            Function<NewValue, T> newValue,
            Function<RateAnomaly, T> rate,
            Function<Absence, T> absence,
            Function<ImpossibleTravel, T> travel);
}
