package dev.lapwing.rule.definition;

import java.util.Locale;

/**
 * What a correlation looks at within its window; the last four are baselines, which compare a group with its own past.
 *
 * <p>The first eight are those of Sigma; baselines are documented as Lapwing's extension.
 */
public enum CorrelationType {
    EVENT_COUNT,
    VALUE_COUNT,
    VALUE_SUM,
    VALUE_AVG,
    VALUE_PERCENTILE,
    VALUE_MEDIAN,
    TEMPORAL,
    TEMPORAL_ORDERED,
    NEW_VALUE,
    RATE_ANOMALY,
    ABSENCE,
    IMPOSSIBLE_TRAVEL;

    /** Whether it asks which of its members match, not how many events or which values. */
    public boolean isTemporal() {
        return this == TEMPORAL || this == TEMPORAL_ORDERED;
    }

    /** Whether it adds up or orders the numbers of a field. */
    public boolean isNumeric() {
        return this == VALUE_SUM || this == VALUE_AVG || this == VALUE_PERCENTILE || this == VALUE_MEDIAN;
    }

    /** Whether it compares a group with its own past. */
    public boolean isBaseline() {
        return this == NEW_VALUE || this == RATE_ANOMALY || this == ABSENCE || this == IMPOSSIBLE_TRAVEL;
    }

    /** The name in a rule file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
