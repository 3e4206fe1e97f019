package dev.lapwing.normalize.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One log record in an export of OpenTelemetry's protocol, as JSON.
 *
 * @param body its body, where that is a text
 * @param scope the name of its scope; empty where it has none
 * @param attributes its own attributes that are texts or whole numbers, as texts
 * @param resource those of the resource that it comes from
 * @param time its time in milliseconds since the epoch, where its source told one; never that of its arrival
 * @param observed when it was seen, in milliseconds since the epoch
 */
public record OtlpRecord(
        Optional<String> body,
        String scope,
        Map<String, String> attributes,
        Map<String, String> resource,
        OptionalLong time,
        OptionalLong observed) {
    /** The member that every export of logs has. */
    public static final String NAME = OtlpLogs.NAME;

    /** The records of an export in the order in which they stand; empty where the row is no export. */
    public static Optional<JsonReader.Read<List<OtlpRecord>>> in(byte[] row) {
        try {
            JsonReader.Read<Optional<List<OtlpRecord>>> read = JsonReader.read(row, OtlpRecord::of);
            return read.value().map(records -> new JsonReader.Read<>(records, read.mended()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** All records in the value of {@link #NAME}. */
    public static List<OtlpRecord> all(@Nullable Object resourceLogs) {
        return OtlpLogs.whole(resourceLogs);
    }

    /** An attribute of the record, else of its resource. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.getOrDefault(name, resource.get(name)));
    }

    /** When it happened, else when it was seen. */
    public OptionalLong timeOrObserved() {
        return time.isPresent() ? time : observed;
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
