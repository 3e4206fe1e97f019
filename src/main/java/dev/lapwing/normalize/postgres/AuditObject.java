package dev.lapwing.normalize.postgres;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.normalize.parse.JsonReader;
import dev.lapwing.normalize.postgres.Carrier.Carried;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The object that Neon's syslog template makes of a record of pgAudit: {@code endpoint_id}, {@code project_id}, {@code msg}. */
final class AuditObject {
    private AuditObject() {}

    /** The record in an object with the ids beside it; empty where the text is no such object. */
    static Optional<Carried> read(String text) {
        try {
            return JsonReader.read(text, AuditObject::members).value();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Carried> members(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        @Nullable String message = null;
        @Nullable String project = null;
        @Nullable String endpoint = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "msg" -> message = JsonReader.text(parser);
                case "project_id" -> project = JsonReader.text(parser);
                case "endpoint_id" -> endpoint = JsonReader.text(parser);
                default -> parser.skipChildren();
            }
        }
        return message == null
                ? Optional.empty()
                : Optional.of(new Carried(
                        SyslogLine.unescaped(message).strip(), new Carrier(null, null, null, null, project, endpoint)));
    }
}
