package dev.lapwing.notify.message;

import dev.lapwing.wire.JsonFormat;
import java.time.Instant;

/**
 * Somebody's word that a matter is dealt with. It is kept in its topic under the alert's id.
 *
 * @param who whoever said so
 * @param reason in their words
 * @param at when
 */
public record Resolution(String who, String reason, Instant at) {
    private static final JsonFormat<Resolution> FORMAT = JsonFormat.of(Resolution.class, "resolution");

    /** The record's value. */
    public byte[] toBytes() {
        return FORMAT.bytes(this);
    }

    /**
     * Reads it back.
     *
     * @throws IllegalArgumentException when it is none; the message holds nothing of it
     */
    public static Resolution parse(byte[] row) {
        return FORMAT.parse(row);
    }
}
