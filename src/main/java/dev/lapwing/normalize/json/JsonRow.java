package dev.lapwing.normalize.json;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.FieldPath;
import dev.lapwing.event.LogSource;
import dev.lapwing.event.Schema;
import dev.lapwing.normalize.parse.EventIdentity;
import dev.lapwing.normalize.parse.JsonReader;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.ObjectRow;
import dev.lapwing.normalize.parse.RowParser;
import dev.lapwing.text.TextHash;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows of any log that writes one JSON object a line; every member is a field.
 *
 * <p>Each one has a schema of its own, for which rules are compiled: make one for a source, not one for a file or a task.
 */
public final class JsonRow implements RowParser {
    private static final int MAX_ID = 255;
    private static final int HASH_BYTES = 16;

    /** Ids that differ in broken places only read alike. */
    private static final String LOST = "\uFFFD";

    /** The time of rows that are looked at without time. */
    private static final Long UNTIMED = 0L;

    private final JsonShape shape;
    private final Schema schema;
    private final Optional<FieldPath> time;
    private final Optional<FieldPath> id;

    /** A reader of rows of this shape. */
    public JsonRow(JsonShape shape) {
        this.shape = shape;
        this.schema = Schema.ofAnyField(new LogSource(shape.product(), shape.service(), ""));
        this.time = shape.timeField().map(name -> FieldPath.member(Schema.MEMBERS, name));
        this.id = shape.idField().map(name -> FieldPath.member(Schema.MEMBERS, name));
    }

    @Override
    public Normalized parse(byte[] row, String instance) {
        return ObjectRow.read(
                row,
                parser -> event(JsonReader.value(parser) instanceof Map<?, ?> map ? map : Map.of(), row, instance));
    }

    @Override
    public List<Schema> schemas() {
        return List.of(schema);
    }

    private Normalized event(Map<?, ?> members, byte[] row, String instance) {
        Long when = time.isEmpty() ? UNTIMED : JsonTime.millis(time.get().in(members), shape.zone());
        if (when == null) {
            return new Normalized.Rejected(
                    shape.timeField().orElse(""),
                    "no time like 2006-01-02T15:04:05.000Z, with its zone, and no seconds or milliseconds since 1970");
        }
        String named = id.isEmpty() ? LOST : id(id.get().in(members));
        String own = named.contains(LOST) ? hash(row, instance) : named;
        if (own.isEmpty() || own.length() > MAX_ID) {
            return new Normalized.Rejected(
                    shape.idField().orElse(""), "no text of up to " + MAX_ID + " characters and no whole number");
        }
        @Nullable Object[] values = new EventIdentity(instance, own, when).values(schema);
        values[Schema.MEMBERS] = members;
        return new Normalized.Accepted(new AuditEvent(schema, values));
    }

    /** Empty for what is no id. */
    private static String id(@Nullable Object value) {
        if (value instanceof Long || value instanceof BigInteger) {
            return value.toString();
        }
        boolean emptyListOrObject = "[]".equals(value) || "{}".equals(value);
        return value instanceof String text && !emptyListOrObject ? text : "";
    }

    private static String hash(byte[] row, String instance) {
        MessageDigest digest = TextHash.sha256();
        digest.update(instance.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return HexFormat.of().formatHex(digest.digest(row), 0, HASH_BYTES);
    }
}
