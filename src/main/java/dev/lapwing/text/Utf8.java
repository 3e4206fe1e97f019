package dev.lapwing.text;

/** Tells whole characters from broken ones in bytes that should be UTF-8, as Unicode's table 3-7 has them. */
public final class Utf8 {
    private Utf8() {}

    /** Whether all bytes are UTF-8. */
    public static boolean isWhole(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            int length = bytes[at] >= 0 ? 1 : length(bytes, at);
            if (length < 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** How many bytes the character here has; where it is broken, how many bytes of it there are, as a negative number. */
    static int length(byte[] bytes, int at) {
        int lead = bytes[at] & 0xFF;
        if (lead < 0x80) {
            return 1;
        }
        int whole = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (lead < 0xC2 || lead > 0xF4) {
            return -1;
        }
        int seen = 1;
        while (seen < whole && at + seen < bytes.length && follows(lead, seen, bytes[at + seen] & 0xFF)) {
            seen++;
        }
        return seen == whole ? whole : -seen;
    }

    /** The second byte is bounded where a shorter form, a half surrogate pair or too large a number would come of it. */
    private static boolean follows(int lead, int seen, int next) {
        int least = seen > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = seen > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        return next >= least && next <= most;
    }
}
