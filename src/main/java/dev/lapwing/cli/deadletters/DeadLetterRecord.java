package dev.lapwing.cli.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.text.Escaped;
import dev.lapwing.text.JsonText;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A dead letter as it is read.
 *
 * @param time when the row was put aside
 * @param arrived when the row arrived
 * @param place of the row
 * @param bytes the beginning of the row, secrets replaced
 * @param cut whether the row is longer
 */
record DeadLetterRecord(
        Instant time,
        String arrived,
        String source,
        String reason,
        String field,
        String problem,
        String place,
        String bytes,
        boolean cut) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The dead letter in a record, or empty where it is none. */
    static Optional<DeadLetterRecord> read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            JsonNode letter = JSON.readTree(record.value());
            if (!letter.path("place").isTextual() || !letter.path("reason").isTextual()) {
                return Optional.empty();
            }
            return Optional.of(new DeadLetterRecord(
                    Instant.ofEpochMilli(record.timestamp()),
                    letter.path("arrived").asText(),
                    letter.path("source").asText(),
                    letter.path("reason").asText(),
                    letter.path("field").asText(),
                    letter.path("problem").asText(),
                    letter.path("place").asText(),
                    letter.path("bytes").asText(),
                    letter.path("cut").asBoolean()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What is needed to find the row again. */
    DeadLetterRecord withoutBytes() {
        return new DeadLetterRecord(time, arrived, source, reason, field, problem, place, "", cut);
    }

    String line(boolean withBytes) {
        String line = "%s  %s  %s  %s: %s  %s".formatted(time, source, reason, field, problem, place);
        String more = withBytes ? System.lineSeparator() + "    " + Escaped.text(bytes) + (cut ? " ..." : "") : "";
        return Escaped.text(line) + more;
    }

    String json(boolean withBytes) {
        return JsonText.of(json -> {
            json.writeStringField("time", time.toString());
            json.writeStringField("arrived", arrived);
            json.writeStringField("source", source);
            json.writeStringField("reason", reason);
            json.writeStringField("field", field);
            json.writeStringField("problem", problem);
            json.writeStringField("place", place);
            if (withBytes) {
                json.writeStringField("bytes", bytes);
                json.writeBooleanField("cut", cut);
            }
        });
    }

    /** Says where the row is, never what is in it. */
    @Override
    public String toString() {
        return place;
    }
}
