package dev.lapwing.event;

import java.util.Arrays;
import java.util.Optional;

/** What Lapwing can say of a source or of itself. */
public enum MonitorKind {
    /** The connector said nothing for a while, as its next word shows. */
    HEARTBEAT_MISSING("heartbeat_missing"),
    /** A request of ours did not come back as a row. */
    PROBE_MISSING("probe_missing"),
    /** Nothing can be read of a source, or its connector says nothing. */
    SOURCE_SILENT("source_silent"),
    ROWS_VANISHED("rows_vanished"),
    ROWS_REWRITTEN("rows_rewritten"),
    /** The newest row is older, or its row id smaller, than it was. */
    TIME_JUMPED_BACK("time_jumped_back"),
    /** The database file of a log is another one. */
    FILE_REPLACED("file_replaced"),
    /** The source is set to write less, or to keep less, than it did. */
    LOGGING_REDUCED("logging_reduced"),
    ADDRESSES_GONE("addresses_gone"),
    DEAD_LETTERS("dead_letters"),
    TOO_LATE("too_late"),
    /** Something of a source is larger than what can be kept: a group is full, or a record does not fit. */
    NO_ROOM("no_room"),
    /** A raw partition grows and is not read. */
    SOURCE_UNREAD("source_unread"),
    CLOCK_AHEAD("clock_ahead"),
    /** Rows of the source lack what rules look at. */
    SOURCE_BLIND("source_blind"),
    /** Most refused logins of the source are told in words that nobody knows. */
    LOGIN_TEXTS_UNKNOWN("login_texts_unknown"),
    /** Rows of a source that is keyed by its name lie on two partitions. */
    SOURCE_SCATTERED("source_scattered"),
    /** A raw topic has another number of partitions than it had. */
    PARTITIONS_CHANGED("partitions_changed"),
    /** Somebody sent the webhook receiver what the sender of its webhooks did not sign. */
    WEBHOOK_REFUSED("webhook_refused");

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
