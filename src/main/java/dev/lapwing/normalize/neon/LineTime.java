package dev.lapwing.normalize.neon;

import dev.lapwing.normalize.parse.Timestamps;
import org.jspecify.annotations.Nullable;

/** The time that a line of a log tells by itself, where it tells its zone. */
final class LineTime {
    private static final int DATE_LENGTH = "2006-01-02".length();
    private static final int MAX_LENGTH = 60;
    private static final long LAST_MILLIS = 253_402_300_799_999L;

    private LineTime() {}

    /** A time at the start of a text, of up to three words; null where there is none. */
    static @Nullable Long atStart(String text) {
        int end = wordEnd(text, 0);
        for (int words = 1; words <= 3 && end >= DATE_LENGTH && end <= MAX_LENGTH; words++) {
            Long time = Timestamps.millis(zoned(text.substring(0, end)));
            if (time != null) {
                return time;
            }
            end = wordEnd(text, end + 1);
        }
        return null;
    }

    /** Milliseconds since the epoch, or a time as a text; null for anything else. */
    static @Nullable Long of(@Nullable Object value) {
        if (value instanceof Long millis) {
            return millis >= 0 && millis <= LAST_MILLIS ? millis : null;
        }
        return value instanceof String text ? Timestamps.millis(text) : null;
    }

    private static String zoned(String time) {
        return time.endsWith(" UTC") || time.endsWith(" GMT") ? time.substring(0, time.length() - 3) + "Z" : time;
    }

    private static int wordEnd(String text, int from) {
        int blank = from > text.length() ? -1 : text.indexOf(' ', from);
        return blank < 0 ? text.length() : blank;
    }
}
