package dev.lapwing.redact.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What a run of base64 says, in either alphabet.
 *
 * @param text a character for each byte
 * @param start where the run begins in its text
 * @param end where it ends there
 */
record Decoded(String text, int start, int end) {
    private static final List<String> TRACES =
            List.of("npg_", "napi_", "nsk_live_", "nt_live_", "neon.tech", "neon.build", "neon.com", "neon_", "NEON_");

    /** Base64 within base64 hides these; a long run of it may. */
    private static final int LONG_RUN = 22;

    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        for (int value = 0; value < alphabet.length(); value++) {
            VALUES[alphabet.charAt(value)] = (byte) value;
        }
        VALUES['+'] = 62;
        VALUES['-'] = 62;
        VALUES['/'] = 63;
        VALUES['_'] = 63;
    }

    static Decoded of(String text, int start, int end) {
        int length = Math.max(0, end - start);
        byte[] bytes = new byte[length / 4 * 3 + Math.max(0, length % 4 - 1)];
        int bits = 0;
        int at = 0;
        for (int i = 0; i < length; i++) {
            bits = bits << 6 | VALUES[text.charAt(start + i)];
            if (i % 4 > 0 && at < bytes.length) {
                bytes[at++] = (byte) (bits >> (6 - 2 * (i % 4)));
            }
        }
        return new Decoded(new String(bytes, StandardCharsets.ISO_8859_1), start, end);
    }

    /** Whether a word stands in it that credentials of Neon's bring, or it may be encoded itself. */
    boolean mayHoldNeon() {
        return TRACES.stream().anyMatch(text::contains) || allPrintable();
    }

    private boolean allPrintable() {
        for (int at = 0; at < text.length(); at++) {
            if (!printable(text.charAt(at))) {
                return false;
            }
        }
        return text.length() >= LONG_RUN;
    }

    /** Where the readable stretch around a character begins in the text that was decoded. */
    int runStart(int at) {
        int first = at;
        while (first > 0 && printable(text.charAt(first - 1))) {
            first--;
        }
        return start + first / 3 * 4;
    }

    /** Where the readable stretch around a character ends there. */
    int runEnd(int at) {
        int last = at;
        while (last < text.length() && printable(text.charAt(last))) {
            last++;
        }
        return last == text.length() ? end : Math.min(end, start + (last + 2) / 3 * 4);
    }

    private static boolean printable(char c) {
        return (c >= ' ' && c < 0x7f) || c == '\n' || c == '\r' || c == '\t';
    }
}
