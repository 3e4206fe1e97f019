package dev.lapwing.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what {@link WireOutput} wrote. */
public final class WireInput {
    private final byte[] bytes;
    private int position;

    public WireInput(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What was read, or nothing where the bytes are not what was written. */
    public static <T> Optional<T> unlessBroken(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (IndexOutOfBoundsException | ArithmeticException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes[position++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IllegalArgumentException("number without end at byte " + position);
    }

    public int count() {
        return Math.toIntExact(number());
    }

    public long fixed() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << 8) | (bytes[position++] & 0xFF);
        }
        return value;
    }

    public String text() {
        int length = count();
        position += length;
        return new String(bytes, position - length, length, StandardCharsets.UTF_8);
    }

    public boolean isAtEnd() {
        return position == bytes.length;
    }

    public boolean flag() {
        return bytes[position++] != 0;
    }
}
