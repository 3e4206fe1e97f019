package dev.lapwing.normalize.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.normalize.parse.JsonReader;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.Samples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows of Postgres' log in the forms in which they come, and what is read of them. */
final class PgRows {
    static final String HOST = "vm-compute-a";
    static final String TIME = "2026-10-05 02:30:00.008";

    private PgRows() {}

    /** A message as a line of a file. */
    static String line(String message) {
        return TIME + " GMT [3354] " + message;
    }

    /** A part of a message as syslog's line of RFC 5424. */
    static String syslog(String number, String text) {
        return "<134>1 2026-10-05T02:30:00.008288+00:00 " + HOST + " postgres 3354 - -  [" + number + "] " + text;
    }

    /** Lines as records of one export, whose resource names a project and an endpoint. */
    static String otlp(List<String> bodies) {
        List<String> records = bodies.stream()
                .map(body -> "{\"timeUnixNano\":\"1791167400008288000\",\"severityNumber\":9,\"body\":{\"stringValue\":"
                        + quoted(body) + "}}")
                .toList();
        return "{\"resourceLogs\":[{\"resource\":{\"attributes\":[" + attribute("project_id", "calm-sky-1") + ","
                + attribute("endpoint_id", "ep-calm-sky-a1b2c3d4")
                + "]},\"scopeLogs\":[{\"scope\":{},\"logRecords\":[" + String.join(",", records) + "]}]}]}";
    }

    static String attribute(String key, String value) {
        return "{\"key\":" + quoted(key) + ",\"value\":{\"stringValue\":" + quoted(value) + "}}";
    }

    static String quoted(String text) {
        String object = new String(JsonReader.object(out -> out.writeStringField("a", text)), StandardCharsets.UTF_8);
        return object.substring("{\"a\":".length(), object.length() - 1);
    }

    static List<Normalized> read(String row) {
        return new PostgresRow().all(row.getBytes(StandardCharsets.UTF_8), Samples.INSTANCE);
    }

    static List<AuditEvent> events(String row) {
        List<AuditEvent> events = new ArrayList<>();
        for (Normalized read : read(row)) {
            assertThat(read).isInstanceOf(Normalized.Accepted.class);
            events.add(((Normalized.Accepted) read).event());
        }
        return events;
    }

    static AuditEvent event(String row) {
        List<AuditEvent> events = events(row);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    /** The text of a field; that of no value where there is none. */
    static String text(AuditEvent event, String field) {
        return String.valueOf(Samples.value(event, field));
    }

    /** What an event says, without what every one has. */
    static Map<String, Object> said(String row) {
        Map<String, Object> said =
                Samples.said(event(row), "time", "metadata.uid", "metadata.log_source", "actor.session.uid");
        said.remove("schema");
        return said;
    }
}
