package dev.lapwing.notify.delivery;

import dev.lapwing.wire.JsonFormat;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The record, among those of the deliveries, of the last day of which a channel had its daily line.
 *
 * @param day that day
 */
public record DailyRow(LocalDate day) {
    private static final String PREFIX = "daily|";
    private static final JsonFormat<DailyRow> FORMAT = JsonFormat.of(DailyRow.class, "day");

    public static String key(String channel) {
        return PREFIX + channel;
    }

    /** The channel of such a record's key; empty for that of a delivery. */
    public static Optional<String> channel(String key) {
        return key.startsWith(PREFIX) ? Optional.of(key.substring(PREFIX.length())) : Optional.empty();
    }

    /** The record's value. */
    public byte[] toBytes() {
        return FORMAT.bytes(this);
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static DailyRow parse(byte[] row) {
        return FORMAT.parse(row);
    }
}
