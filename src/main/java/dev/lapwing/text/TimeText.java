package dev.lapwing.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;

/** Times as an envelope writes them: ISO, or with a blank in place of the {@code T} as PocketBase does. */
public final class TimeText {
    private static final int DATE_LENGTH = 10;
    private static final int MAX_LENGTH = 40;
    private static final int HOUR_LENGTH = 13;
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

    private TimeText() {}

    /** Milliseconds since the epoch. */
    public static OptionalLong millis(String text) {
        if (text.length() <= DATE_LENGTH || text.length() > MAX_LENGTH || !isDigit(text.charAt(0))) {
            return OptionalLong.empty();
        }
        char between = text.charAt(DATE_LENGTH);
        if (between != ' ' && between != 'T') {
            return OptionalLong.empty();
        }
        try {
            String iso = text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1);
            return OptionalLong.of(Instant.parse(iso).toEpochMilli());
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /** A time with its milliseconds. */
    public static String iso(Instant time) {
        return MILLIS.format(time.atOffset(ZoneOffset.UTC));
    }

    /** Hours since the epoch, of a text like {@code 2006-01-02 15}. */
    public static OptionalLong hour(String text) {
        OptionalLong start = text.length() == HOUR_LENGTH ? millis(text + ":00:00Z") : OptionalLong.empty();
        return start.isPresent() ? OptionalLong.of(Math.floorDiv(start.getAsLong(), 3_600_000L)) : start;
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }
}
