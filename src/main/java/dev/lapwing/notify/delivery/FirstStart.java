package dev.lapwing.notify.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.notify.message.AlertPlace;
import dev.lapwing.notify.message.Arrival;
import dev.lapwing.wire.JsonFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where the alerts topic ended when the first notifier of the cluster began: what stands before is history. It is kept among
 * the deliveries.
 *
 * @param ends the end of each partition; of a partition that was not there nothing is history
 */
public record FirstStart(@JsonValue Map<Integer, Long> ends) {
    public static final String KEY = "first-start";
    /** Nothing is history. */
    public static final FirstStart LONG_AGO = new FirstStart(Map.of());

    private static final JsonFormat<FirstStart> FORMAT = JsonFormat.of(FirstStart.class, "first start");
    private static final ObjectMapper JSON = new ObjectMapper();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FirstStart {
        ends = Map.copyOf(ends);
    }

    /**
     * A version of an alert as it was read from its topic.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when it is none
     */
    public Arrival arrival(ConsumerRecord<byte[], byte[]> row) throws IOException {
        boolean history = row.offset() < ends.getOrDefault(row.partition(), 0L);
        return Arrival.of(
                JSON.readTree(row.value()),
                new AlertPlace(row.partition(), row.offset()),
                Instant.ofEpochMilli(row.timestamp()),
                history);
    }

    public byte[] bytes() {
        return FORMAT.bytes(this);
    }

    /**
     * Reads it back.
     *
     * @throws IllegalArgumentException when it is none; the message holds nothing of it
     */
    public static FirstStart parse(byte[] row) {
        return FORMAT.parse(row);
    }
}
