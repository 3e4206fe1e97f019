package dev.lapwing.detect;

import java.nio.charset.StandardCharsets;

/** Reads what {@link WireOutput} wrote. */
final class WireInput {
    private final byte[] bytes;
    private int position;

    WireInput(byte[] bytes) {
        this.bytes = bytes;
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
