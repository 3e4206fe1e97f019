package dev.lapwing.rule.definition;

/** How serious it is when a rule fires, from Sigma's {@code level}. */
public enum Level {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
