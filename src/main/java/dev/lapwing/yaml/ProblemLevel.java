package dev.lapwing.yaml;

/** Whether a {@link Problem} keeps the rules from being used. */
public enum ProblemLevel {
    WARNING,
    ERROR
}
