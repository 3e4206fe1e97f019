package dev.lapwing.normalize;

/** What rows are. */
public enum RowKind {
    /** What a source wrote. */
    EVENTS,
    /** What polls saw of a source's log. */
    LOG_POLLS,
    /** What Neon's API answered. */
    NEON_POLLS,
    /** Lapwing's own monitor events, by the clocks of several hosts. */
    MONITOR;

    /** Whether rows are to be compared with those before them, in their order. */
    public boolean isPolls() {
        return this == LOG_POLLS || this == NEON_POLLS;
    }
}
