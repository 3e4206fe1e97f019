package dev.lapwing.normalize.neon;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.EventIdentity;
import dev.lapwing.normalize.parse.JsonReader;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.RequestLine;
import dev.lapwing.normalize.parse.RowParser;
import dev.lapwing.normalize.parse.Timestamps;
import dev.lapwing.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of Neon's console and API audit log, as a printed line or as comma-separated values. */
public final class NeonAuditRow implements RowParser {
    private static final Schema SCHEMA = Schemas.NEON_AUDIT;
    private static final int STATUS_ID = SCHEMA.slot("status_id");
    private static final int ACTOR_TYPE = SCHEMA.slot("actor.user.type");
    private static final int SESSION = SCHEMA.slot("actor.session.uid");
    private static final int OPERATION = SCHEMA.slot("api.operation");
    private static final int PROJECT = SCHEMA.slot("cloud.project_uid");
    private static final int METHOD = SCHEMA.slot("http_request.http_method");
    private static final int PATH = SCHEMA.slot("http_request.url.path");
    private static final int QUERY = SCHEMA.slot("http_request.url.query_string");
    private static final int CODE = SCHEMA.slot("http_response.code");
    private static final int AUTH_METHOD = SCHEMA.slot("neon.auth_method");
    private static final int BRANCH = SCHEMA.slot("neon.branch_id");
    private static final int BODY = SCHEMA.slot("neon.request_body");
    private static final int RESOURCES = SCHEMA.slot("neon.resource_ids");
    private static final int MAX_ID = 255;

    @Override
    public Normalized parse(byte[] row, String instance) {
        if (JsonReader.blank(row)) {
            return new Normalized.Ignored("empty line");
        }
        Normalized read = read(new String(row, StandardCharsets.UTF_8).strip(), instance);
        return Utf8.isWhole(row) ? read : read.mended();
    }

    private static Normalized read(String line, String instance) {
        if (!csv(line)) {
            return event(NeonPrintedLine.fields(line), instance);
        }
        Optional<List<String>> values = NeonCsvLine.values(line);
        if (values.isEmpty()) {
            return new Normalized.Rejected("row", "not 17 comma-separated values");
        }
        List<String> fields = values.get();
        return NeonCsvLine.header(fields)
                ? new Normalized.Ignored("header")
                : event(NeonCsvLine.fields(fields), instance);
    }

    /** A printed line has a blank behind its first value, comma-separated values a comma. */
    private static boolean csv(String line) {
        int comma = line.indexOf(',');
        int blank = line.indexOf(' ');
        return comma >= 0 && (blank < 0 || comma < blank || line.startsWith("\""));
    }

    @Override
    public List<Schema> schemas() {
        return List.of(SCHEMA);
    }

    private static Normalized event(NeonFields fields, String instance) {
        Long time = Timestamps.millis(fields.occurredAt());
        if (time == null) {
            return new Normalized.Rejected("occurred_at", "no time like 2006-01-02 15:04:05.000 +0000");
        }
        if (fields.eventId().isEmpty() || fields.eventId().length() > MAX_ID) {
            return new Normalized.Rejected("event_id", "empty, or longer than " + MAX_ID + " characters");
        }
        if (fields.operation().isEmpty()) {
            return new Normalized.Rejected("operation", "empty");
        }
        Long code = status(fields.status());
        if (code == null) {
            return new Normalized.Rejected("status", "no number of three digits");
        }
        EventIdentity identity = new EventIdentity(instance, fields.eventId(), time);
        JsonReader.Read<Optional<Object>> body = JsonReader.open(fields.requestBody());
        AuditEvent event = event(fields, code, body.value().orElse(null), identity);
        return new Normalized.Accepted(event, body.mended());
    }

    private static AuditEvent event(NeonFields fields, long code, @Nullable Object body, EventIdentity identity) {
        @Nullable Object[] values = identity.values(SCHEMA);
        values[STATUS_ID] = code < 400 ? 1L : 2L;
        values[ACTOR_TYPE] = actorType(fields.authMethod());
        values[SESSION] = text(fields.authContext());
        values[OPERATION] = fields.operation();
        values[METHOD] = text(fields.method());
        values[CODE] = code;
        values[AUTH_METHOD] = text(fields.authMethod());
        values[BODY] = body;
        values[RESOURCES] = JsonReader.open(fields.resourceIds()).value().orElse(null);
        RequestLine line = RequestLine.sent(fields.method(), fields.path());
        values[PATH] = text(line.path().text());
        values[QUERY] = line.query();
        NeonPath path = NeonPath.of(line.path().segments());
        values[PROJECT] = fields.project().isEmpty() ? path.project() : fields.project();
        values[BRANCH] = path.branch();
        return new AuditEvent(SCHEMA, values);
    }

    private static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Long status(String text) {
        if (text.length() != 3) {
            return null;
        }
        int value = 0;
        for (int i = 0; i < 3; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            value = value * 10 + digit;
        }
        return (long) value;
    }

    /** Keys of a project report themselves as keys of the organisation. */
    private static @Nullable String actorType(String authMethod) {
        return switch (authMethod) {
            case "keycloak", "session_cookie" -> "User";
            case "oauth" -> "OAuth";
            default -> authMethod.startsWith("api_key_") ? "API key" : null;
        };
    }
}
