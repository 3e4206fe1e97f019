package dev.lapwing.config.source;

import dev.lapwing.normalize.RowFormat;

/** What can be seen of a Neon organisation, each on a topic of its own. */
public enum NeonWindow {
    /** Rows of the console and API audit log, which Neon's support delivers. */
    AUDIT(RowFormat.NEON_AUDIT),
    /** Answers of the API. */
    POLLS(RowFormat.NEON_POLLS),
    /** Lines of Postgres, pgAudit's among them. */
    POSTGRES(RowFormat.NEON_POSTGRES),
    /** Requests to the object storage. */
    STORAGE(RowFormat.NEON_STORAGE),
    /** Webhooks of Neon Auth. */
    AUTH(RowFormat.NEON_AUTH),
    /** What clients wrote when they were refused. */
    CLIENT(RowFormat.NEON_CLIENT);

    private final RowFormat format;

    NeonWindow(RowFormat format) {
        this.format = format;
    }

    /** How its rows are read. */
    public RowFormat format() {
        return format;
    }
}
