package dev.lapwing.connect.tail;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Where a source goes on after a restart, as Connect keeps it.
 *
 * @param started whether the log was ever looked at
 * @param rows the memory of rows
 * @param newest see {@link RecentTimes#smallest()}
 * @param sent how many rows were sent since the last envelope
 * @param progress the time of the last progress row in milliseconds, or 0
 */
public record SourceOffset(boolean started, SentRows rows, String newest, int sent, long progress) {
    private static final long VERSION = 1;

    public static SourceOffset none() {
        return new SourceOffset(false, new SentRows(), "", 0, 0);
    }

    public Map<String, Object> toMap() {
        return Map.of(
                "v", VERSION,
                "started", started,
                "sent", rows.encoded(),
                "newest", newest,
                "since", (long) sent,
                "progress", progress);
    }

    /**
     * Reads what {@link #toMap()} wrote.
     *
     * @throws ConnectException where it cannot be read: going on anyway would lose or repeat rows
     */
    public static SourceOffset of(Map<String, ?> stored) {
        Map<String, Object> map = new HashMap<>(stored);
        if (number(map, "v") != VERSION) {
            throw new ConnectException("the stored offset has format " + map.get("v")
                    + ", which this version of the connector does not know; reset the connector's offsets");
        }
        try {
            return new SourceOffset(
                    Boolean.TRUE.equals(map.get("started")),
                    SentRows.of(String.valueOf(map.getOrDefault("sent", ""))),
                    String.valueOf(map.getOrDefault("newest", "")),
                    Math.toIntExact(number(map, "since")),
                    number(map, "progress"));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ConnectException("the stored offset cannot be read; reset the connector's offsets", e);
        }
    }

    private static long number(Map<String, Object> map, String key) {
        return map.get(key) instanceof Number number ? number.longValue() : 0;
    }
}
