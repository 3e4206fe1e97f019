package dev.lapwing.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Bytes of a state as they grow: numbers as short as they are small, texts with their length before them. */
public final class StateOutput {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public StateOutput octet(byte value) {
        bytes.write(value);
        return this;
    }

    public StateOutput number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    public StateOutput fixed(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes.write((int) (value >>> shift));
        }
        return this;
    }

    public StateOutput text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        bytes.writeBytes(encoded);
        return this;
    }

    public StateOutput yesOrNo(boolean yes) {
        bytes.write(yes ? 1 : 0);
        return this;
    }

    public StateOutput number(OptionalLong value) {
        yesOrNo(value.isPresent());
        value.ifPresent(this::number);
        return this;
    }

    public <T> StateOutput optional(Optional<T> value, Consumer<T> write) {
        yesOrNo(value.isPresent());
        value.ifPresent(write);
        return this;
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }
}
