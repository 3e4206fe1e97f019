package dev.lapwing.normalize.neon;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.MonitorKind;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.EventIdentity;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.Timestamps;
import dev.lapwing.text.TextHash;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request that the webhook receiver refused, told without its body: an event of Lapwing's own. */
final class RefusedWebhook {
    /** The words of the receiver; any other text is not repeated, for it may be somebody else's. */
    private static final Set<String> REASONS = Set.of(
            "bad signature",
            "cut off",
            "headers contradict the body",
            "keys not to be had",
            "malformed",
            "no signature",
            "queue full",
            "stale timestamp",
            "too large",
            "unknown key",
            "wrong method",
            "wrong path");

    private static final String OTHER = "refused";
    private static final long MOST_UNNAMED = 1_000_000_000;
    private static final int HASH_BYTES = 16;

    private static final Schema SCHEMA = Schemas.MONITOR;
    private static final int KIND = SCHEMA.slot("monitor.kind");
    private static final int SOURCE = SCHEMA.slot("monitor.source");
    private static final int COUNT = SCHEMA.slot("monitor.count");
    private static final int REASON = SCHEMA.slot("monitor.reason");

    private RefusedWebhook() {}

    /** Whether these are the members of such a record. */
    static boolean isRefusal(JsonMembers row) {
        return row.has("refused") && row.has("received_at");
    }

    /**
     * What it is.
     *
     * @param bytes the row, whose hash is its id
     */
    static Normalized of(JsonMembers row, byte[] bytes, String instance) {
        Long time = Timestamps.millis(row.said("received_at"));
        if (time == null) {
            return new Normalized.Rejected("received_at", "no time like 2006-01-02T15:04:05.000Z");
        }
        String id = MonitorKind.WEBHOOK_REFUSED.word() + ":" + hash(bytes);
        @Nullable Object[] values = new EventIdentity(instance, id, time).values(SCHEMA);
        values[KIND] = MonitorKind.WEBHOOK_REFUSED.word();
        values[SOURCE] = instance;
        values[COUNT] = 1 + unnamed(row);
        values[REASON] = REASONS.contains(row.said("refused")) ? row.said("refused") : OTHER;
        return new Normalized.Accepted(new AuditEvent(SCHEMA, values));
    }

    /** How many more were refused that have no record of their own. */
    private static long unnamed(JsonMembers row) {
        Long unnamed = row.number("unnamed");
        return unnamed == null ? 0 : Math.max(0, Math.min(unnamed, MOST_UNNAMED));
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(TextHash.sha256().digest(bytes), 0, HASH_BYTES);
    }
}
