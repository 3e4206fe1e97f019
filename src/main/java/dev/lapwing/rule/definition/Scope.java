package dev.lapwing.rule.definition;

/** Whether a rule counts for each instance by itself or over all of them together. */
public enum Scope {
    INSTANCE,
    ALL
}
