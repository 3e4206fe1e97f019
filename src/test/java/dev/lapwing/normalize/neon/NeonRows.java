package dev.lapwing.normalize.neon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.normalize.parse.JsonReader;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.RowParser;
import dev.lapwing.normalize.parse.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows of Neon's windows as tests want them. */
final class NeonRows {
    private NeonRows() {}

    static List<Normalized> all(RowParser parser, String row) {
        return parser.all(row.getBytes(StandardCharsets.UTF_8), Samples.INSTANCE);
    }

    static Normalized one(RowParser parser, String row) {
        List<Normalized> all = all(parser, row);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    static AuditEvent event(RowParser parser, String row) {
        return event(one(parser, row));
    }

    static AuditEvent event(Normalized normalized) {
        assertThat(normalized).isInstanceOf(Normalized.Accepted.class);
        return ((Normalized.Accepted) normalized).event();
    }

    static List<AuditEvent> events(RowParser parser, String row) {
        return all(parser, row).stream().map(NeonRows::event).toList();
    }

    static String rejectedField(RowParser parser, String row) {
        Normalized normalized = one(parser, row);
        assertThat(normalized).isInstanceOf(Normalized.Rejected.class);
        return ((Normalized.Rejected) normalized).field();
    }

    /** A JSON text inside another one. */
    static String quoted(String json) {
        String object = new String(JsonReader.object(out -> out.writeStringField("t", json)), StandardCharsets.UTF_8);
        return object.substring("{\"t\":".length(), object.length() - 1);
    }

    /** An export of one record. */
    static String otlp(String resource, String scope, String nanos, String body) {
        return "{\"resourceLogs\":[{\"resource\":{\"attributes\":[" + resource
                + "]},\"scopeLogs\":[{\"scope\":{\"name\":\""
                + scope + "\"},\"logRecords\":[{\"timeUnixNano\":\"" + nanos + "\",\"body\":{\"stringValue\":"
                + quoted(body) + "}}]}]}]}";
    }

    static String attribute(String key, String value) {
        return "{\"key\":\"" + key + "\",\"value\":{\"stringValue\":\"" + value + "\"}}";
    }
}
