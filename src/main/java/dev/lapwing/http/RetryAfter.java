package dev.lapwing.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a server asks to be left alone (RFC 9110, section 10.2.3). */
public final class RetryAfter {
    /** No server may silence alerts for longer than this. */
    private static final Duration MOST = Duration.ofHours(1);

    private RetryAfter() {}

    /** Reads a number of seconds or a date; empty for anything else. */
    public static Optional<Duration> parse(String header, Instant now) {
        String text = header.strip();
        return (text.matches("\\d+") ? Optional.of(seconds(text)) : until(text, now)).map(RetryAfter::bounded);
    }

    private static Duration seconds(String digits) {
        try {
            return Duration.ofSeconds(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return MOST;
        }
    }

    private static Optional<Duration> until(String date, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, then));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration asked) {
        Duration least = asked.isNegative() ? Duration.ZERO : asked;
        return least.compareTo(MOST) > 0 ? MOST : least;
    }
}
