package dev.lapwing.normalize.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One log record in an export of OpenTelemetry's protocol, as JSON.
 *
 * @param body its body, where that is a text
 * @param attributes its own attributes that are texts or whole numbers, as texts
 * @param resource those of the resource that it comes from
 * @param time its time in milliseconds since the epoch, where its source told one; never that of its arrival
 */
public record OtlpRecord(
        Optional<String> body, Map<String, String> attributes, Map<String, String> resource, OptionalLong time) {
    /** The records of an export in the order in which they stand; empty where the row is no export. */
    public static Optional<JsonReader.Read<List<OtlpRecord>>> in(byte[] row) {
        try {
            JsonReader.Read<Optional<List<OtlpRecord>>> read = JsonReader.read(row, OtlpRecord::of);
            return read.value().map(records -> new JsonReader.Read<>(records, read.mended()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** An attribute of the record, else of its resource. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.getOrDefault(name, resource.get(name)));
    }

    private static Optional<List<OtlpRecord>> of(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean records = parser.currentName().equals(OtlpLogs.NAME);
            parser.nextToken();
            if (records) {
                return Optional.of(OtlpLogs.whole(JsonReader.value(parser)));
            }
            parser.skipChildren();
        }
        return Optional.empty();
    }
}
