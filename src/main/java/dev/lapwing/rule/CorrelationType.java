package dev.lapwing.rule;

/** What a correlation looks at within its window. */
public enum CorrelationType {
    EVENT_COUNT,
    VALUE_COUNT,
    TEMPORAL
}
