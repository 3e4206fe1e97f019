package dev.lapwing.normalize.parse;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the times of the sources by hand: {@code 2006-01-02 15:04:05.000} and a zone, milliseconds kept. */
public final class Timestamps {
    private static final int SECONDS_END = 19;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /**
     * A date, a blank or {@code T}, a time with any number of decimals, and {@code Z}, {@code +hh}, {@code +hhmm} or
     * {@code +hh:mm}, with or without a blank before it; null when the text is anything else.
     */
    static @Nullable public Long millis(String text) {
        if (text.length() <= SECONDS_END || !separated(text)) {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 2);
        int day = digits(text, 8, 2);
        int hour = digits(text, 11, 2);
        int minute = digits(text, 14, 2);
        int second = digits(text, 17, 2);
        if (year < 0 || !date(year, month, day) || !within(hour, 23) || !within(minute, 59) || !within(second, 59)) {
            return null;
        }
        int zone = decimalsEnd(text);
        if (zone < 0) {
            return null;
        }
        Integer offset = offsetMinutes(text, zone);
        if (offset == null) {
            return null;
        }
        long minutes = (epochDay(year, month, day) * 24 + hour) * 60 + minute - offset;
        return (minutes * 60 + second) * 1000 + thousandths(text, zone);
    }

    /** The time in ISO form with milliseconds, in UTC. */
    public static String iso(Instant time) {
        return ISO.format(time);
    }

    private static boolean separated(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (text.charAt(10) == ' ' || text.charAt(10) == 'T')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static int digits(String text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static boolean date(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) {
            return false;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return day <= DAYS[month - 1] || (leap && month == 2 && day == 29);
    }

    private static boolean within(int value, int max) {
        return value >= 0 && value <= max;
    }

    /** Where the zone begins, or -1 when a point has no digits behind it. */
    private static int decimalsEnd(String text) {
        if (text.charAt(SECONDS_END) != '.') {
            return SECONDS_END;
        }
        int end = SECONDS_END + 1;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end == SECONDS_END + 1 ? -1 : end;
    }

    private static int thousandths(String text, int end) {
        int value = 0;
        for (int i = SECONDS_END + 1; i <= SECONDS_END + 3; i++) {
            value = value * 10 + (i < end ? text.charAt(i) - '0' : 0);
        }
        return value;
    }

    private static @Nullable Integer offsetMinutes(String text, int zone) {
        int start = zone < text.length() && text.charAt(zone) == ' ' ? zone + 1 : zone;
        int length = text.length() - start;
        if (length == 1 && text.charAt(start) == 'Z') {
            return 0;
        }
        boolean colon = length == 6 && text.charAt(start + 3) == ':';
        if (length != 3 && length != 5 && !colon) {
            return null;
        }
        char sign = text.charAt(start);
        int hours = digits(text, start + 1, 2);
        int minutes = length == 3 ? 0 : digits(text, text.length() - 2, 2);
        if ((sign != '+' && sign != '-') || !within(hours, 18) || !within(minutes, 59)) {
            return null;
        }
        return (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
    }

    /** Days since 1970-01-01, counting years from March so that the leap day is the last of its year. */
    private static long epochDay(int year, int month, int day) {
        int shifted = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(shifted, 400);
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468L;
    }
}
