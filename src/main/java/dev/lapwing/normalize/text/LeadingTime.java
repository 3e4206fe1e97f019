package dev.lapwing.normalize.text;

import dev.lapwing.normalize.parse.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * The time at the beginning of a line: a date and time, UTC where no zone stands there, or seconds or milliseconds since
 * 1970. A bracket may stand before it, and a comma before its decimals. In an object of JSON it is the first date and time.
 */
final class LeadingTime {
    private static final int FIRST_MEMBERS = 2048;
    private static final int SECONDS = 19;
    private static final int MAX_ZONED = 36;
    private static final int SECOND_DIGITS = 10;
    private static final int MILLI_DIGITS = 13;

    private LeadingTime() {}

    /** Milliseconds since 1970; null where none stands there. */
    static @Nullable Long millis(String line) {
        if (line.startsWith("{")) {
            return member(line);
        }
        int start = !line.isEmpty() && (line.charAt(0) == '[' || line.charAt(0) == '(') ? 1 : 0;
        int digits = start;
        while (digits < line.length() && digit(line.charAt(digits)) && digits - start <= MILLI_DIGITS) {
            digits++;
        }
        return digits - start == 4 ? date(line, start) : epoch(line, start, digits);
    }

    /** In JSON the first member that is a date and time. */
    private static @Nullable Long member(String line) {
        int end = Math.min(line.length(), FIRST_MEMBERS);
        for (int at = line.indexOf('"'); at >= 0 && at < end; at = line.indexOf('"', at + 1)) {
            boolean year = at + 5 < line.length() && digit(line.charAt(at + 1)) && line.charAt(at + 5) == '-';
            Long time = year ? date(line, at + 1) : null;
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    private static @Nullable Long epoch(String line, int start, int end) {
        boolean apart = end == line.length() || " \t]).:,|".indexOf(line.charAt(end)) >= 0;
        int digits = end - start;
        if (!apart || (digits != SECOND_DIGITS && digits != MILLI_DIGITS)) {
            return null;
        }
        long number = Long.parseLong(line.substring(start, end));
        return digits == SECOND_DIGITS ? number * 1000 : number;
    }

    private static @Nullable Long date(String line, int start) {
        if (start + SECONDS > line.length()) {
            return null;
        }
        String begin = line.substring(start, Math.min(line.length(), start + MAX_ZONED));
        int end = SECONDS;
        if (end < begin.length() && (begin.charAt(end) == '.' || begin.charAt(end) == ',')) {
            end++;
            while (end < begin.length() && digit(begin.charAt(end))) {
                end++;
            }
        }
        String time = begin.substring(0, end).replace(',', '.');
        Long zoned = zoned(time, begin, end);
        return zoned != null
                ? zoned
                : Timestamps.millis((time.endsWith(".") ? begin.substring(0, SECONDS) : time) + "Z");
    }

    private static @Nullable Long zoned(String time, String begin, int end) {
        int zone = end < begin.length() && begin.charAt(end) == ' ' ? end + 1 : end;
        if (zone == begin.length() || "Z+-".indexOf(begin.charAt(zone)) < 0) {
            return null;
        }
        int stop = zone + 1;
        while (stop < begin.length() && (digit(begin.charAt(stop)) || begin.charAt(stop) == ':')) {
            stop++;
        }
        return Timestamps.millis(time + begin.substring(zone, stop));
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
