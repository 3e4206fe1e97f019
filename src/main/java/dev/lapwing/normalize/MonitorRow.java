package dev.lapwing.normalize;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.MonitorKind;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.EventIdentity;
import dev.lapwing.normalize.parse.JsonReader;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.ObjectRow;
import dev.lapwing.normalize.parse.Timestamps;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of Lapwing's own monitor events, as one line of JSON.
 *
 * @param kind what happened
 * @param time when, by the time of the source it is about
 * @param id the same for the same occurrence, however often it is told
 * @param source the source it is about
 * @param count how many rows or polls
 * @param place where, such as {@code topic-partition@offset}; may be empty
 * @param reason why, without any content of a row; may be empty
 */
public record MonitorRow(
        MonitorKind kind, Instant time, String id, String source, long count, String place, String reason) {
    private static final Schema SCHEMA = Schemas.MONITOR;
    private static final int KIND = SCHEMA.slot("monitor.kind");
    private static final int SOURCE = SCHEMA.slot("monitor.source");
    private static final int COUNT = SCHEMA.slot("monitor.count");
    private static final int PLACE = SCHEMA.slot("monitor.place");
    private static final int REASON = SCHEMA.slot("monitor.reason");

    /** An id is needed: without one a repeated delivery would count twice. */
    public MonitorRow {
        if (id.isEmpty() || source.isEmpty()) {
            throw new IllegalArgumentException("a monitor event needs an id and a source");
        }
    }

    /** The row as one line of JSON, without a line end. */
    public byte[] toBytes() {
        return JsonReader.object(out -> {
            out.writeStringField("monitor", kind.word());
            out.writeStringField("time", Timestamps.iso(time));
            out.writeStringField("id", JsonReader.clean(id));
            out.writeStringField("source", JsonReader.clean(source));
            out.writeNumberField("count", count);
            out.writeStringField("place", JsonReader.clean(place));
            out.writeStringField("reason", JsonReader.clean(reason));
        });
    }

    /** Reads such a line; a parser like those of the sources. */
    public static Normalized parse(byte[] row, String instance) {
        if (JsonReader.blank(row)) {
            return new Normalized.Ignored("empty line");
        }
        return ObjectRow.read(
                row,
                parser -> event(JsonReader.value(parser) instanceof Map<?, ?> fields ? fields : Map.of(), instance));
    }

    private static Normalized event(Map<?, ?> fields, String instance) {
        String kind = text(fields, "monitor");
        if (MonitorKind.of(kind).isEmpty()) {
            return new Normalized.Rejected("monitor", "no kind of monitor event");
        }
        Long time = Timestamps.millis(text(fields, "time"));
        if (time == null) {
            return new Normalized.Rejected("time", "no time like 2006-01-02T15:04:05.000Z");
        }
        String id = text(fields, "id");
        if (id.isEmpty()) {
            return new Normalized.Rejected("id", "no text");
        }
        @Nullable Object[] values = new EventIdentity(instance, id, time).values(SCHEMA);
        values[KIND] = kind;
        values[SOURCE] = text(fields, "source").isEmpty() ? instance : text(fields, "source");
        values[COUNT] = fields.get("count") instanceof Long count ? count : null;
        values[PLACE] = text(fields, "place").isEmpty() ? null : text(fields, "place");
        values[REASON] = text(fields, "reason").isEmpty() ? null : text(fields, "reason");
        return new Normalized.Accepted(new AuditEvent(SCHEMA, values));
    }

    private static String text(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text ? text : "";
    }
}
