package dev.lapwing.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
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

    public byte octet() {
        return bytes[need(1)];
    }

    public long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = octet();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IllegalArgumentException("number without end at byte " + position);
    }

    public int count() {
        return Math.toIntExact(number());
    }

    /** A number of things, each of which takes at least one byte. */
    public int size() {
        long size = number();
        if (size < 0 || size > bytes.length - position) {
            throw new IllegalArgumentException(size + " things at byte " + position);
        }
        return (int) size;
    }

    public long fixed() {
        return ByteBuffer.wrap(bytes, need(Long.BYTES), Long.BYTES).getLong();
    }

    public String text() {
        int length = size();
        return new String(bytes, need(length), length, StandardCharsets.UTF_8);
    }

    public byte[] octets() {
        int length = size();
        int start = need(length);
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    public boolean flag() {
        return octet() != 0;
    }

    public OptionalLong optionalNumber() {
        return flag() ? OptionalLong.of(number()) : OptionalLong.empty();
    }

    public <T> Optional<T> optional(Supplier<T> read) {
        return flag() ? Optional.of(read.get()) : Optional.empty();
    }

    public boolean isAtEnd() {
        return position == bytes.length;
    }

    /** Moves past these bytes; they begin at the answer. */
    private int need(int length) {
        if (length > bytes.length - position) {
            throw new IllegalArgumentException("the bytes end at byte " + bytes.length);
        }
        int start = position;
        position += length;
        return start;
    }
}
