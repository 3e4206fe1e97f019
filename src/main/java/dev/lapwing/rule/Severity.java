package dev.lapwing.rule;

/** Whether a {@link Problem} keeps the rules from being used. */
public enum Severity {
    WARNING,
    ERROR
}
