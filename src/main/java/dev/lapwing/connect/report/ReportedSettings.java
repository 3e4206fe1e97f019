package dev.lapwing.connect.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.lapwing.connect.json.JsonTokens;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What PocketBase's settings say about its log.
 *
 * @param values numbers, {@code true} and {@code false}, as they are written
 */
record ReportedSettings(Map<String, String> values) {
    private static final List<String> NAMES = List.of("maxDays", "minLevel", "logIP", "logAuthId", "maxDataSize");

    /** From all the settings; empty where they say nothing about the log. */
    static Optional<ReportedSettings> of(String settings) {
        try {
            Optional<String> logs = JsonTokens.member(settings, "logs");
            if (logs.isEmpty()) {
                return Optional.empty();
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (String name : NAMES) {
                JsonTokens.member(logs.get(), name)
                        .filter(ReportedSettings::plain)
                        .ifPresent(value -> values.put(name, value));
            }
            return Optional.of(new ReportedSettings(values));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("logs");
        for (Map.Entry<String, String> value : values.entrySet()) {
            out.writeFieldName(value.getKey());
            out.writeRawValue(value.getValue());
        }
        out.writeEndObject();
    }

    private static boolean plain(String value) {
        try (JsonParser parser = JsonTokens.of(value)) {
            return parser.nextToken().isNumeric() || parser.currentToken().isBoolean();
        } catch (IOException e) {
            return false;
        }
    }
}
