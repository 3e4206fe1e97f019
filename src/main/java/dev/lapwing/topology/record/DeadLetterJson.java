package dev.lapwing.topology.record;

import dev.lapwing.wire.JsonFormat;

/**
 * A dead letter as its topic holds it.
 *
 * @param reason in two words
 * @param field the source's name of the field at fault, or {@code row}
 * @param problem what is wrong with it, without any part of the row
 * @param place of the row
 * @param source the source that it came from, or what its key says
 * @param arrived when the row arrived
 * @param bytes the beginning of the row, secrets replaced
 * @param cut whether the row is longer
 */
public record DeadLetterJson(
        String reason,
        String field,
        String problem,
        String place,
        String source,
        String arrived,
        String bytes,
        boolean cut) {
    private static final JsonFormat<DeadLetterJson> FORMAT = JsonFormat.of(DeadLetterJson.class, "dead letter");

    public DeadLetterJson {
        if (reason.isEmpty() || place.isEmpty()) {
            throw new IllegalArgumentException("a dead letter needs a reason and a place");
        }
    }

    /** The value of its record. */
    public byte[] toBytes() {
        return FORMAT.bytes(this);
    }

    /**
     * Reads it back.
     *
     * @throws IllegalArgumentException when it is none; the message holds nothing of it
     */
    public static DeadLetterJson parse(byte[] value) {
        return FORMAT.parse(value);
    }

    /** What is needed to find the row again. */
    public DeadLetterJson withoutBytes() {
        return new DeadLetterJson(reason, field, problem, place, source, arrived, "", cut);
    }

    /** Says where the row is, never what is in it. */
    @Override
    public String toString() {
        return place;
    }
}
