package dev.lapwing.normalize.text;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.LogSource;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.EventIdentity;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.RowParser;
import dev.lapwing.text.TextHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line of any text: logs of applications and builds, patches. Rules see of it what credentials stand in it, and no more. */
public final class TextRow implements RowParser {
    /** The line itself, which no rule sees. */
    public static final Schema LINE = Schema.of(new LogSource("lapwing", "text", ""), "row");

    private static final int TEXT = LINE.slot("row");
    private static final int HASH_BYTES = 16;
    private static final long UNTIMED = Long.MIN_VALUE;

    /** A line at the time at which it happened: what it says, if that is not after its arrival, or else that. */
    public static AuditEvent arrived(AuditEvent line, long arrived) {
        if (line.timeMillis() != UNTIMED && line.timeMillis() <= arrived) {
            return line;
        }
        return line.at(arrived == Long.MAX_VALUE ? 0 : arrived);
    }

    /** A row of any source as a line of text; empty where neither it nor its arrival tells a time. */
    public static Optional<AuditEvent> of(byte[] row, String instance, long arrived) {
        AuditEvent line = line(row, instance);
        return line.timeMillis() == UNTIMED && arrived == Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of(arrived(line, arrived));
    }

    @Override
    public Normalized parse(byte[] row, String instance) {
        return new Normalized.Accepted(line(row, instance));
    }

    private static AuditEvent line(byte[] row, String instance) {
        String text = new String(row, StandardCharsets.UTF_8);
        Long time = LeadingTime.millis(text);
        @Nullable
        Object[] values = new EventIdentity(instance, hash(row, instance), time == null ? UNTIMED : time).values(LINE);
        values[TEXT] = text;
        return new AuditEvent(LINE, values);
    }

    @Override
    public List<Schema> schemas() {
        return List.of(Schemas.LEAK);
    }

    private static String hash(byte[] row, String instance) {
        MessageDigest digest = TextHash.sha256();
        digest.update(instance.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return HexFormat.of().formatHex(digest.digest(row), 0, HASH_BYTES);
    }
}
