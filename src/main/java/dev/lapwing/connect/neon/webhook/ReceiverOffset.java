package dev.lapwing.connect.neon.webhook;

import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * What Connect keeps of a receiver: nothing has to be read again, but progress must not go back.
 *
 * @param progress the time of the last progress row in milliseconds, or 0
 */
public record ReceiverOffset(long progress) {
    private static final long VERSION = 1;

    public static ReceiverOffset none() {
        return new ReceiverOffset(0);
    }

    Map<String, Object> toMap() {
        return Map.of("v", VERSION, "progress", progress);
    }

    /**
     * Reads what {@link #toMap()} wrote.
     *
     * @throws ConnectException where it has another form
     */
    public static ReceiverOffset of(Map<String, ?> stored) {
        if (stored.get("v") instanceof Number version
                && version.longValue() == VERSION
                && stored.get("progress") instanceof Number progress) {
            return new ReceiverOffset(progress.longValue());
        }
        throw new ConnectException(
                "the stored offset has a format which this version of the connector does not know; reset the connector's offsets");
    }
}
