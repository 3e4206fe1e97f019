package dev.lapwing.detect;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what {@link WireOutput} wrote. */
final class WireInput {
    private final byte[] bytes;
    private int position;

    WireInput(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What was read, or nothing where the bytes are not what was written. */
    static <T> Optional<T> unlessBroken(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (IndexOutOfBoundsException | ArithmeticException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    long number() {
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

    int count() {
        return Math.toIntExact(number());
    }

    long fixed() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << 8) | (bytes[position++] & 0xFF);
        }
        return value;
    }

    String text() {
        int length = count();
        position += length;
        return new String(bytes, position - length, length, StandardCharsets.UTF_8);
    }

    boolean isAtEnd() {
        return position == bytes.length;
    }

    boolean flag() {
        return bytes[position++] != 0;
    }
}
