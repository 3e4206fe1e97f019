package dev.lapwing.normalize.parse;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The log records in an export of OpenTelemetry's protocol, as JSON: each body, or its attributes where these are the row. */
final class OtlpLogs {
    /** The member that every such export has. */
    static final String NAME = "resourceLogs";

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

    /** The attributes here that are texts. */
    static Map<String, String> texts(@Nullable Object holder) {
        Map<String, String> texts = new HashMap<>();
        for (Object pair : list(member(holder, "attributes"))) {
            if (member(pair, "key") instanceof String key
                    && member(member(pair, "value"), "stringValue") instanceof String text) {
                texts.put(key, text);
            }
        }
        return texts;
    }

    static @Nullable Object member(@Nullable Object object, String name) {
        return object instanceof Map<?, ?> map ? map.get(name) : null;
    }

    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
