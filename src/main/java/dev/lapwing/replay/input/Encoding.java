package dev.lapwing.replay.input;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * How the text of an input is written.
 *
 * @param charset what it is to be decoded from; empty for UTF-8, which is read as it is
 * @param mark how many bytes the byte order mark before it has
 */
record Encoding(Optional<Charset> charset, int mark) {
    private static final byte[] UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16LE = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF_16BE = {(byte) 0xFE, (byte) 0xFF};
    private static final int LOOKED_AT = 1024;
    private static final int FEWEST = 8;

    /** What the first bytes tell, or else what was told; a byte order mark is sure whatever was told. */
    static Encoding of(byte[] start, Optional<Charset> told) {
        if (begins(start, UTF_8)) {
            return new Encoding(Optional.empty(), UTF_8.length);
        }
        if (begins(start, UTF_16LE)) {
            return new Encoding(Optional.of(StandardCharsets.UTF_16LE), UTF_16LE.length);
        }
        if (begins(start, UTF_16BE)) {
            return new Encoding(Optional.of(StandardCharsets.UTF_16BE), UTF_16BE.length);
        }
        Optional<Charset> charset = told.or(() -> zeros(start)).filter(known -> !known.equals(StandardCharsets.UTF_8));
        return new Encoding(charset, 0);
    }

    /** In UTF-16 a letter of ASCII has a zero before or behind it; in UTF-8 no text has any. */
    private static Optional<Charset> zeros(byte[] start) {
        int bytes = Math.min(start.length, LOOKED_AT) & ~1;
        int[] zeros = new int[2];
        for (int i = 0; i < bytes; i++) {
            zeros[i & 1] += start[i] == 0 ? 1 : 0;
        }
        boolean little = zeros[0] == 0 && zeros[1] * 4 > bytes;
        boolean big = zeros[1] == 0 && zeros[0] * 4 > bytes;
        if (bytes < FEWEST || (!little && !big)) {
            return Optional.empty();
        }
        return Optional.of(little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }
}
