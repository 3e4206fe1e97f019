package dev.lapwing.connect.neon.poll;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.connect.json.SafeJson;
import dev.lapwing.connect.neon.api.NeonRequest;
import dev.lapwing.connect.neon.api.Reply;
import dev.lapwing.connect.neon.api.ResourceWalk;
import dev.lapwing.text.JsonLine;
import dev.lapwing.text.TimeText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the answers of a round as poll envelopes, without their secrets. */
final class Envelopes {
    static final int MOST_CHARACTERS = 700_000;
    /** Of a whole envelope: fits into a record of Kafka with its default limits, in whatever script. */
    static final int MOST_BYTES = 900_000;

    private final long poll;
    private final SafeJson safe;

    /** Of one round. */
    Envelopes(long poll, SafeJson safe) {
        this.poll = poll;
        this.safe = safe;
    }

    /**
     * One for each answer of a walk.
     *
     * @param at when the walk was whole
     */
    List<String> of(ResourceWalk walk, Instant at) {
        List<String> texts = new ArrayList<>();
        int count = walk.pages().size();
        for (int number = 1; number <= count; number++) {
            ResourceWalk.Page page = walk.pages().get(number - 1);
            Place place = new Place(number, count, walk.cut(), at);
            texts.add(envelope(page.request(), page.reply(), place));
        }
        return texts;
    }

    /** How a round goes: what stands behind its answers, and now and then before they are all there. */
    String sign(int status, JsonLine.Fields body, Instant at) {
        return written(json -> {
            head(json, "lapwing.poll", "", Map.of(), status, at);
            json.writeObjectFieldStart("body");
            body.write(json);
            json.writeEndObject();
        });
    }

    /** Where an answer stands in its walk. */
    private record Place(int number, int count, String cut, Instant at) {}

    private String envelope(NeonRequest request, Reply reply, Place place) {
        String leftOut = reply.body().length() > MOST_CHARACTERS
                ? "the body is longer than " + MOST_CHARACTERS + " characters"
                : reply.problem();
        String whole = envelope(request, reply, place, leftOut);
        return whole.length() > MOST_BYTES / 3 && whole.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
                ? envelope(request, reply, place, "the envelope is longer than " + MOST_BYTES + " bytes")
                : whole;
    }

    /** Without secrets: a path or a cursor can hold one, too. */
    private String envelope(NeonRequest request, Reply reply, Place place, String leftOut) {
        return safe.of(written(json -> {
            head(json, request.operation().id(), request.path(), request.query(), reply.status(), place.at());
            json.writeFieldName("body");
            if (leftOut.isEmpty()) {
                json.writeRawValue(JsonLine.unbroken(reply.body()));
            } else {
                json.writeNull();
            }
            if (place.count() > 1) {
                json.writeNumberField("page", place.number());
                json.writeNumberField("pages", place.count());
            }
            if (!place.cut().isEmpty()) {
                json.writeStringField("incomplete", place.cut());
            }
            if (!leftOut.isEmpty()) {
                json.writeStringField("left_out", leftOut);
            }
        }));
    }

    private void head(
            JsonGenerator json, String operation, String path, Map<String, String> query, int status, Instant at)
            throws IOException {
        json.writeNumberField("poll", poll);
        json.writeStringField("polled_at", TimeText.iso(at));
        json.writeStringField("method", "GET");
        json.writeStringField("operation", operation);
        json.writeStringField("path", path);
        json.writeObjectFieldStart("query");
        for (Map.Entry<String, String> word : query.entrySet()) {
            json.writeStringField(word.getKey(), word.getValue());
        }
        json.writeEndObject();
        json.writeNumberField("status", status);
    }

    private static String written(JsonLine.Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonTokens.FACTORY.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return text.toString();
    }
}
