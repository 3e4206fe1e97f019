package dev.lapwing.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A growing byte sequence with variable-length numbers and length-prefixed texts. */
public final class WireOutput {
    private byte[] bytes = new byte[256];
    private int length;

    public WireOutput octet(byte value) {
        ensure(1);
        bytes[length++] = value;
        return this;
    }

    public WireOutput number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        ensure(10);
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    public WireOutput fixed(long value) {
        ensure(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    public WireOutput text(String text) {
        return octets(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes with their length before them. */
    public WireOutput octets(byte[] more) {
        return number(more.length).raw(more);
    }

    public WireOutput flag(boolean value) {
        return octet((byte) (value ? 1 : 0));
    }

    public WireOutput number(OptionalLong value) {
        flag(value.isPresent());
        value.ifPresent(this::number);
        return this;
    }

    public <T> WireOutput optional(Optional<T> value, Consumer<T> write) {
        flag(value.isPresent());
        value.ifPresent(write);
        return this;
    }

    public WireOutput raw(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
