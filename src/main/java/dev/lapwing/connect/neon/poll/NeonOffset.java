package dev.lapwing.connect.neon.poll;

import dev.lapwing.connect.neon.storage.StorageState;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Where a source goes on after a restart, as Connect keeps it. What was sent of the resources is not part of it: the first
 * round after a start sends everything.
 *
 * @param poll the number of the last round that was begun
 * @param progress the time of the last progress row in milliseconds, or 0
 * @param storage how far storage logs were read
 */
public record NeonOffset(long poll, long progress, StorageState storage) {
    private static final long VERSION = 1;
    private static final String RESET = "; reset the connector's offsets";

    public static NeonOffset none() {
        return new NeonOffset(-1, 0, StorageState.none());
    }

    Map<String, Object> toMap() {
        return Map.of(
                "v", VERSION,
                "poll", poll,
                "progress", progress,
                "storage", storage.positions(),
                "storageSent", storage.sent());
    }

    /**
     * Reads what was written.
     *
     * @throws ConnectException where it cannot be read: going on anyway would lose or repeat rows
     */
    public static NeonOffset of(Map<String, ?> stored) {
        Map<String, Object> map = new HashMap<>(stored);
        if (!(map.get("v") instanceof Number version) || version.longValue() != VERSION) {
            throw new ConnectException("the stored offset has format " + map.get("v")
                    + ", which this version of the connector does not know" + RESET);
        }
        if (map.get("poll") instanceof Number poll
                && map.get("progress") instanceof Number progress
                && map.get("storage") instanceof String positions
                && map.get("storageSent") instanceof String sent) {
            try {
                return new NeonOffset(poll.longValue(), progress.longValue(), StorageState.of(positions, sent));
            } catch (IllegalArgumentException e) {
                throw new ConnectException("the stored offset cannot be read" + RESET, e);
            }
        }
        throw new ConnectException("the stored offset cannot be read" + RESET);
    }
}
