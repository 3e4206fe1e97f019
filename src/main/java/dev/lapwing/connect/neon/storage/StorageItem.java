package dev.lapwing.connect.neon.storage;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.text.TextHash;
import dev.lapwing.text.TimeText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One item of a storage log.
 *
 * @param json as Neon wrote it
 */
record StorageItem(String json) {
    /** An object's key has at most a thousand bytes: whatever is longer than this is no item of this log. */
    static final int MOST = 200_000;

    private static final String PROJECT = "project_id";
    private static final String BRANCH = "branch_id";

    /** What it is told from others by: the id of its request, which stands in its message, or else all that it says. */
    long hash(String branch) {
        String id = member(json, "message")
                .flatMap(JsonTokens::text)
                .flatMap(message -> member(message, "request_id"))
                .flatMap(JsonTokens::text)
                .filter(text -> !text.isEmpty())
                .orElse(json);
        return TextHash.number(Stream.of(branch, id));
    }

    OptionalLong time() {
        return member(json, "timestamp")
                .flatMap(JsonTokens::text)
                .map(TimeText::millis)
                .orElse(OptionalLong.empty());
    }

    /** The item with the ids of its project and branch; of one that is too long only its time. */
    String row(String project, String branch) {
        StringWriter row = new StringWriter();
        try (JsonParser parser = JsonTokens.of(json);
                JsonGenerator out = JsonTokens.FACTORY.createGenerator(row)) {
            out.writeStartObject();
            if (json.length() <= MOST && parser.nextToken() == JsonToken.START_OBJECT) {
                members(parser, out);
            } else {
                out.writeStringField("timestamp", TimeText.iso(Instant.ofEpochMilli(time().orElse(0))));
                out.writeStringField("source", "storage");
                out.writeStringField("left_out", "the item is longer than " + MOST + " characters, or no object");
            }
            out.writeStringField(PROJECT, project);
            out.writeStringField(BRANCH, branch);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("an answer is taken only where it is JSON", e);
        }
        return row.toString();
    }

    private static void members(JsonParser parser, JsonGenerator out) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean ours =
                    parser.currentName().equals(PROJECT) || parser.currentName().equals(BRANCH);
            if (ours) {
                parser.nextToken();
                parser.skipChildren();
            } else {
                out.copyCurrentStructure(parser);
            }
        }
    }

    private static Optional<String> member(String object, String name) {
        try {
            return JsonTokens.member(object, name);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
