package dev.lapwing.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Reads what {@link StateOutput} wrote. */
public final class StateInput {
    private final byte[] bytes;
    private int position;

    public StateInput(byte[] bytes) {
        this.bytes = bytes;
    }

    public byte octet() {
        return bytes[need(1)];
    }

    public long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes[need(1)];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IllegalArgumentException("a number without end at byte " + position);
    }

    /** A number of things, each of which takes at least one byte. */
    public int count() {
        long count = number();
        if (count < 0 || count > bytes.length - position) {
            throw new IllegalArgumentException(count + " things at byte " + position);
        }
        return (int) count;
    }

    public long fixed() {
        int start = need(Long.BYTES);
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | (bytes[start + i] & 0xFF);
        }
        return value;
    }

    public String text() {
        int length = count();
        return new String(bytes, need(length), length, StandardCharsets.UTF_8);
    }

    public boolean yesOrNo() {
        return bytes[need(1)] != 0;
    }

    public OptionalLong optionalNumber() {
        return yesOrNo() ? OptionalLong.of(number()) : OptionalLong.empty();
    }

    public <T> Optional<T> optional(Supplier<T> read) {
        return yesOrNo() ? Optional.of(read.get()) : Optional.empty();
    }

    public boolean isAtEnd() {
        return position == bytes.length;
    }

    /** Moves past these bytes; they begin at the answer. */
    private int need(int length) {
        if (length > bytes.length - position) {
            throw new IllegalArgumentException("the state of a log ends at byte " + bytes.length);
        }
        int start = position;
        position += length;
        return start;
    }
}
