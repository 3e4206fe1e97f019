package dev.lapwing.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds line ends eight bytes at a time.
 *
 * <p>A byte of {@code x} is zero exactly where {@code (((x & 0x7F..) + 0x7F..) | x | 0x7F..)} lacks its high bit; see H.
 * S. Warren, "Hacker's Delight", section 6-1.
 */
public final class Newlines {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long PATTERN = 0x0A0A_0A0A_0A0A_0A0AL;
    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;

    private Newlines() {}

    /** Index of the first line end within a range, or the end of the range. */
    public static int next(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long found = inWord(bytes, at);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** How many line ends there are before an index. */
    public static int count(byte[] bytes, int to) {
        int count = 0;
        int at = 0;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            count += Long.bitCount(inWord(bytes, at));
        }
        for (; at < to; at++) {
            count += bytes[at] == '\n' ? 1 : 0;
        }
        return count;
    }

    /** The high bit of each byte that is a line end. */
    private static long inWord(byte[] bytes, int at) {
        long x = (long) WORD.get(bytes, at) ^ PATTERN;
        return ~(((x & LOW_BITS) + LOW_BITS) | x | LOW_BITS);
    }
}
