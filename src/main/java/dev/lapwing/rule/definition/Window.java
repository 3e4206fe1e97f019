package dev.lapwing.rule.definition;

/** Which stretch of time an event's window is; T is the timespan, t the event's time. */
public enum Window {
    /** {@code [t - T, t]}: for lower bounds and ranges, judged as soon as the event is there. */
    BACKWARD,
    /** {@code [t, t + T]}: for upper bounds, equality and inequality, judged when nothing can come into it any more. */
    FORWARD,
    /** {@code (t, t + T]}: where only zero can satisfy the condition, so that the event itself does not count. */
    AFTER
}
