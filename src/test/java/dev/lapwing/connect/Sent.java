package dev.lapwing.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/** Looks into records of the connector. */
public final class Sent {
    static final String RAW = "lapwing.raw.pocketbase.v1";
    static final String POLLS = "lapwing.raw.pocketbase-polls.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Sent() {}

    public static String text(SourceRecord sourceRecord) {
        return new String((byte[]) sourceRecord.value(), StandardCharsets.UTF_8);
    }

    /** The ids of the rows, in their order. */
    public static List<String> rows(List<SourceRecord> records) {
        return records.stream()
                .filter(each -> each.topic().equals(RAW) && !text(each).startsWith("{\"lapwing\":"))
                .map(each -> json(text(each)).get("id").asText())
                .toList();
    }

    public static List<String> progress(List<SourceRecord> records) {
        return records.stream()
                .map(Sent::text)
                .filter(text -> text.startsWith("{\"lapwing\":"))
                .toList();
    }

    static List<JsonNode> envelopes(List<SourceRecord> records) {
        return records.stream()
                .filter(each -> each.topic().equals(POLLS))
                .map(each -> json(text(each)))
                .toList();
    }

    /** The offset that Connect commits once all these were taken. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> offset(SourceRecord sourceRecord) {
        return (Map<String, Object>) sourceRecord.sourceOffset();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
