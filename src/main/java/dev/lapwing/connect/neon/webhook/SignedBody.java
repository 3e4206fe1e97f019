package dev.lapwing.connect.neon.webhook;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.redact.Redactor;
import java.io.IOException;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Neon signed: the body of an event.
 *
 * @param id of the event; empty where there is none
 * @param type of the event; empty where there is none
 * @param time of the event; empty where there is none
 * @param text the body without its secrets, as JSON
 */
record SignedBody(String id, String type, Optional<Instant> time, String text) {
    /** Reads a body; empty where it is no JSON object, or says twice what it is. */
    static Optional<SignedBody> read(String json, Redactor redactor) {
        StringWriter safe = new StringWriter(json.length());
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = JsonTokens.of(json);
                JsonGenerator out = JsonTokens.FACTORY.createGenerator(safe)) {
            BodyRedactor copying = new BodyRedactor(redactor);
            int depth = 0;
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            do {
                JsonToken token = parser.currentToken();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 1 && token == JsonToken.VALUE_STRING && isTold(parser, members)) {
                    return Optional.empty();
                }
                copying.copy(parser, out);
            } while (parser.nextToken() != null && depth > 0);
            if (parser.currentToken() != null) {
                return Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(new SignedBody(
                members.getOrDefault("event_id", ""),
                members.getOrDefault("event_type", ""),
                time(members.getOrDefault("timestamp", "")),
                safe.toString()));
    }

    /** The type of an event that nobody has proved yet; empty where none can be read. */
    static String claimedType(String json) {
        try {
            return JsonTokens.member(json, "event_type")
                    .flatMap(JsonTokens::text)
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    /** Hides the event. */
    @Override
    public String toString() {
        return "an event of " + text.length() + " characters";
    }

    private static boolean isTold(JsonParser parser, Map<String, String> members) throws IOException {
        String name = parser.currentName();
        boolean counts = name.equals("event_id") || name.equals("event_type") || name.equals("timestamp");
        return counts && members.put(name, parser.getText()) != null;
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
