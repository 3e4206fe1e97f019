package dev.lapwing.notify.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** The record, among those of the deliveries, of the last day of which a channel had its daily line. */
public final class DailyRow {
    private static final String PREFIX = "daily|";
    private static final ObjectMapper JSON = new ObjectMapper();

    private DailyRow() {}

    public static String key(String channel) {
        return PREFIX + channel;
    }

    /** The channel of such a record's key; empty for that of a delivery. */
    public static Optional<String> channel(String key) {
        return key.startsWith(PREFIX) ? Optional.of(key.substring(PREFIX.length())) : Optional.empty();
    }

    public static byte[] of(LocalDate day) {
        return DeliveryJson.bytes(JSON.createObjectNode().put("day", day.toString()));
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static LocalDate parse(byte[] row) {
        try {
            return LocalDate.parse(JSON.readTree(row).path("day").asText());
        } catch (IOException | DateTimeException e) {
            throw new IllegalArgumentException("no day", e);
        }
    }
}
