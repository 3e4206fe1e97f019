package dev.lapwing.rule.clause;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the date and time of a value as it stands there: a zone is allowed behind it and changes nothing, since Sigma's
 * time modifiers know no zones.
 */
final class Moment {
    private static final int LONGEST = 40;
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})-(\\d\\d)-(\\d\\d)"
                    + "(?:[Tt ]([01]\\d|2[0-3]):([0-5]\\d)(?::[0-5]\\d(?:[.,]\\d{1,9})?)? ?(?:[Zz]|[+-]\\d\\d:?(?:\\d\\d)?)?)?");

    private Moment() {}

    /** The time in UTC of milliseconds since the epoch. */
    static TemporalAccessor ofMillis(long millis) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000L), 0, ZoneOffset.UTC);
    }

    /** A date, or a date and a time, or empty where the text is neither. */
    static Optional<TemporalAccessor> read(String text) {
        Matcher matcher = ISO.matcher(text);
        if (text.length() > LONGEST || !matcher.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(matcher.group(1));
        int month = Integer.parseInt(matcher.group(2));
        int day = Integer.parseInt(matcher.group(3));
        if (month < 1 || month > 12 || !YearMonth.of(year, month).isValidDay(day)) {
            return Optional.empty();
        }
        LocalDate date = LocalDate.of(year, month, day);
        String hour = matcher.group(4);
        String minute = matcher.group(5);
        if (hour == null || minute == null) {
            return Optional.of(date);
        }
        return Optional.of(date.atTime(LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute))));
    }
}
