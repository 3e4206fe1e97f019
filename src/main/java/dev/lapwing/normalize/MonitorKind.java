package dev.lapwing.normalize;

import java.util.Arrays;
import java.util.Optional;

/** What Lapwing can say of a source or of itself. */
public enum MonitorKind {
    HEARTBEAT_MISSING("heartbeat_missing"),
    ROWS_VANISHED("rows_vanished"),
    ROWS_REWRITTEN("rows_rewritten"),
    TIME_JUMPED_BACK("time_jumped_back"),
    LOGGING_REDUCED("logging_reduced"),
    ADDRESSES_GONE("addresses_gone"),
    DEAD_LETTERS("dead_letters"),
    TOO_LATE("too_late"),
    SOURCE_UNREAD("source_unread"),
    CLOCK_AHEAD("clock_ahead");

    private final String word;

    MonitorKind(String word) {
        this.word = word;
    }

    /** The value of {@code monitor.kind}. */
    public String word() {
        return word;
    }

    /** The kind that a word names. */
    public static Optional<MonitorKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
