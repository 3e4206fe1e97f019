package dev.lapwing.normalize.neon;

import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.JsonReader;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.ObjectRow;
import dev.lapwing.normalize.parse.OtlpRecord;
import dev.lapwing.normalize.parse.RowParser;
import dev.lapwing.normalize.parse.Timestamps;
import dev.lapwing.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What clients of Neon write when they are refused: lines of applications and poolers, each with who wrote it where, in
 * an export of OpenTelemetry's protocol, or alone. Whatever else they write is passed over. A line alone has to hold a
 * text of Neon's and its own time.
 */
public final class NeonClientRow implements RowParser {
    @Override
    public Normalized parse(byte[] row, String instance) {
        return rows(row, instance).get(0);
    }

    @Override
    public List<Normalized> rows(byte[] row, String instance) {
        if (JsonReader.blank(row)) {
            return List.of(new Normalized.Ignored("empty line"));
        }
        if (startsAsJson(row)) {
            return ObjectRow.all(row, parser -> json(JsonMembers.of(JsonReader.value(parser)), row, instance));
        }
        Normalized read = alone(new String(row, StandardCharsets.UTF_8), row, instance);
        return List.of(Utf8.isWhole(row) ? read : read.mended());
    }

    @Override
    public List<Schema> schemas() {
        return List.of(Schemas.NEON_CLIENT);
    }

    private static List<Normalized> json(JsonMembers row, byte[] bytes, String instance) {
        if (row.has(OtlpRecord.NAME)) {
            return exported(row, instance);
        }
        if (row.has("collected_at") && row.has("text")) {
            Long collected = Timestamps.millis(row.said("collected_at"));
            return List.of(ClientLine.of(row.said("text"), collected, row.said("service"), row.said("host"))
                    .event(bytes, instance));
        }
        boolean looksOrdinary = row.has("time") && row.has("msg");
        Normalized read = alone(new String(bytes, StandardCharsets.UTF_8), bytes, instance);
        return List.of(
                read instanceof Normalized.Ignored && !looksOrdinary
                        ? new Normalized.Rejected("row", "no line of a client of Neon")
                        : read);
    }

    /** Only a text of Neon's makes a line without company one of this source. */
    private static Normalized alone(String text, byte[] bytes, String instance) {
        ClientLine line = ClientLine.of(text.strip(), null, "", "");
        return line.error().filter(ClientError::isNeons).isPresent()
                ? line.event(bytes, instance)
                : ClientLine.ORDINARY;
    }

    private static List<Normalized> exported(JsonMembers export, String instance) {
        List<Normalized> events = OtlpRecord.all(export.values().get(OtlpRecord.NAME)).stream()
                .map(record -> exported(record, instance))
                .toList();
        return events.isEmpty() ? List.of(new Normalized.Rejected(OtlpRecord.NAME, "no log record")) : events;
    }

    private static Normalized exported(OtlpRecord record, String instance) {
        String service = record.attribute("service.name").orElse("");
        if (record.attribute("appname").orElse("").equals("postgres") || StorageRequest.isStorage(service)) {
            return new Normalized.Rejected(OtlpRecord.NAME, "a record of a server, not of a client");
        }
        Long time =
                record.timeOrObserved().isPresent() ? record.timeOrObserved().getAsLong() : null;
        String host = record.attribute("host.name").orElse("");
        String origin = String.join(
                "\0", service, host, String.valueOf(time), record.body().orElse(""));
        return ClientLine.of(record.body().orElse(""), time, service, host)
                .event(origin.getBytes(StandardCharsets.UTF_8), instance);
    }

    private static boolean startsAsJson(byte[] row) {
        for (byte b : row) {
            if (b > ' ' || b < 0) {
                return b == '{';
            }
        }
        return false;
    }
}
