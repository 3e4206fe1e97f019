package dev.lapwing.normalize.parse;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What shippers put around a row: an object that has it under one name, as a text or as it is. Docker and Fluent Bit call
 * it {@code log}, Vector and Fluent Bit {@code message}, journald {@code MESSAGE}, Debezium {@code payload} and in it
 * {@code after}; OTLP has {@linkplain OtlpLogs many}.
 */
final class RowEnvelope {
    private static final List<String> NAMES =
            List.of("payload", "after", "log", "message", "MESSAGE", "body", "record", "line");

    /** Debezium in Docker's log is two envelopes and one more. */
    private static final int MAX_DEPTH = 4;

    private RowEnvelope() {}

    /**
     * Reads a row, or what is in the envelope that it is; an envelope in which nothing can be read is told by what is wrong
     * with it as a row.
     */
    static List<Normalized> read(RowParser parser, byte[] row, String instance) {
        return read(parser, row, instance, MAX_DEPTH);
    }

    private static List<Normalized> read(RowParser parser, byte[] row, String instance, int depth) {
        List<Normalized> plain = parser.rows(row, instance);
        if (depth == 0 || !plain.stream().allMatch(RowEnvelope::isRejected)) {
            return plain;
        }
        List<Normalized> inside = inside(row).stream()
                .flatMap(inner -> read(parser, inner, instance, depth - 1).stream())
                .toList();
        return inside.stream().allMatch(RowEnvelope::isRejected) ? plain.subList(0, 1) : inside;
    }

    private static boolean isRejected(Normalized read) {
        return read.match(accepted -> false, ignored -> false, rejected -> true);
    }

    private static List<byte[]> inside(byte[] row) {
        try {
            return JsonReader.read(row, RowEnvelope::inside).value();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<byte[]> inside(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return List.of();
        }
        Map<String, byte[]> found = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals(OtlpLogs.NAME)) {
                return OtlpLogs.records(JsonReader.value(parser));
            }
            if (NAMES.contains(name)) {
                // A row without an id whose message is empty is no empty line.
                inner(parser).filter(bytes -> !JsonReader.blank(bytes)).ifPresent(bytes -> found.put(name, bytes));
            } else {
                parser.skipChildren();
            }
        }
        return NAMES.stream()
                .filter(found::containsKey)
                .limit(1)
                .map(found::get)
                .toList();
    }

    private static Optional<byte[]> inner(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return Optional.of(JsonReader.whole(parser).getBytes(StandardCharsets.UTF_8));
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JsonReader.generator(bytes)) {
            out.copyCurrentStructure(parser);
        }
        return Optional.of(bytes.toByteArray());
    }
}
