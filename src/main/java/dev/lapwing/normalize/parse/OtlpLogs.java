package dev.lapwing.normalize.parse;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The log records in an export of OpenTelemetry's protocol, as JSON: each body, or its attributes where these are the row. */
final class OtlpLogs {
    /** The member that every such export has. */
    static final String NAME = "resourceLogs";

    private static final long NANOS = 1_000_000;

    private OtlpLogs() {}

    /** The rows in the value of that member. */
    static List<byte[]> records(@Nullable Object resourceLogs) {
        List<byte[]> rows = new ArrayList<>();
        for (Object resource : list(resourceLogs)) {
            for (Object scope : list(member(resource, "scopeLogs"))) {
                list(member(scope, "logRecords")).forEach(record -> rows.add(row(record)));
            }
        }
        return rows;
    }

    /** The records in the value of that member, each with what its resource says. */
    static List<OtlpRecord> whole(@Nullable Object resourceLogs) {
        List<OtlpRecord> records = new ArrayList<>();
        for (Object resource : list(resourceLogs)) {
            Map<String, String> from = texts(list(member(member(resource, "resource"), "attributes")));
            for (Object scope : list(member(resource, "scopeLogs"))) {
                Optional<String> name = text(member(member(scope, "scope"), "name"));
                list(member(scope, "logRecords")).forEach(record -> records.add(record(record, name.orElse(""), from)));
            }
        }
        return records;
    }

    private static OtlpRecord record(Object record, String scope, Map<String, String> resource) {
        return new OtlpRecord(
                text(member(member(record, "body"), "stringValue")),
                scope,
                texts(list(member(record, "attributes"))),
                resource,
                millis(member(record, "timeUnixNano")),
                millis(member(record, "observedTimeUnixNano")));
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Map<String, String> texts(List<?> pairs) {
        Map<String, String> texts = new HashMap<>();
        for (Object pair : pairs) {
            Object value = member(pair, "value");
            Object text = member(value, "stringValue") instanceof String string ? string : number(value);
            if (text != null && member(pair, "key") instanceof String key) {
                texts.put(key, text.toString());
            }
        }
        return texts;
    }

    /** A time that nobody told is 0. */
    private static OptionalLong millis(@Nullable Object nanos) {
        if (nanos instanceof Long number) {
            return number > 0 ? OptionalLong.of(number / NANOS) : OptionalLong.empty();
        }
        return nanos instanceof String text && text.matches("[1-9][0-9]{0,17}|[1-8][0-9]{18}")
                ? OptionalLong.of(Long.parseLong(text) / NANOS)
                : OptionalLong.empty();
    }

    private static byte[] row(Object record) {
        Object body = member(record, "body");
        if (member(body, "stringValue") instanceof String text
                && text.stripLeading().startsWith("{")) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        Object fields = member(body, "kvlistValue");
        List<?> pairs = fields == null ? list(member(record, "attributes")) : list(member(fields, "values"));
        return JsonReader.object(out -> members(out, pairs));
    }

    private static void members(JsonGenerator out, List<?> pairs) throws IOException {
        for (Object pair : pairs) {
            if (member(pair, "key") instanceof String key) {
                out.writeFieldName(key);
                value(out, member(pair, "value"));
            }
        }
    }

    private static void value(JsonGenerator out, @Nullable Object value) throws IOException {
        if (member(value, "kvlistValue") != null) {
            out.writeStartObject();
            members(out, list(member(member(value, "kvlistValue"), "values")));
            out.writeEndObject();
        } else if (member(value, "arrayValue") != null) {
            out.writeStartArray();
            for (Object element : list(member(member(value, "arrayValue"), "values"))) {
                value(out, element);
            }
            out.writeEndArray();
        } else if (member(value, "stringValue") instanceof String text) {
            out.writeString(text);
        } else if (member(value, "boolValue") instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (number(value) != null) {
            out.writeNumber(String.valueOf(number(value)));
        } else {
            out.writeNull();
        }
    }

    /** Whole numbers are texts in this encoding, for want of 64 bits in JavaScript. */
    private static @Nullable Object number(@Nullable Object value) {
        Object whole = member(value, "intValue");
        if (whole instanceof String text) {
            return text.matches("-?\\d{1,19}") ? text : null;
        }
        Object number = whole == null ? member(value, "doubleValue") : whole;
        return number instanceof Number ? number : null;
    }

    private static @Nullable Object member(@Nullable Object object, String name) {
        return object instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
