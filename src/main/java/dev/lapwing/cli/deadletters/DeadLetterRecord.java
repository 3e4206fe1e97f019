package dev.lapwing.cli.deadletters;

import dev.lapwing.text.JsonLine;
import dev.lapwing.text.SafeText;
import dev.lapwing.topology.record.DeadLetterJson;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A dead letter as it is read.
 *
 * @param time when the row was put aside
 */
record DeadLetterRecord(Instant time, DeadLetterJson letter) {
    /** The dead letter in a record, or empty where it is none. */
    static Optional<DeadLetterRecord> read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DeadLetterRecord(
                    Instant.ofEpochMilli(record.timestamp()), DeadLetterJson.parse(record.value())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String line(boolean withBytes) {
        String line = "%s  %s  %s  %s: %s  %s"
                .formatted(time, letter.source(), letter.reason(), letter.field(), letter.problem(), letter.place());
        String more = withBytes
                ? System.lineSeparator() + "    " + SafeText.escaped(letter.bytes()) + (letter.cut() ? " ..." : "")
                : "";
        return SafeText.escaped(line) + more;
    }

    String json(boolean withBytes) {
        return JsonLine.shown(json -> {
            json.writeStringField("time", time.toString());
            json.writeStringField("arrived", letter.arrived());
            json.writeStringField("source", letter.source());
            json.writeStringField("reason", letter.reason());
            json.writeStringField("field", letter.field());
            json.writeStringField("problem", letter.problem());
            json.writeStringField("place", letter.place());
            if (withBytes) {
                json.writeStringField("bytes", letter.bytes());
                json.writeBooleanField("cut", letter.cut());
            }
        });
    }
}
