package dev.lapwing.connect.source;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Times in rows and offsets, as PocketBase writes them: {@code 2006-01-02 15:04:05.000Z}. */
public final class LogTime {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS'Z'").withResolverStyle(ResolverStyle.STRICT);

    private LogTime() {}

    public static Optional<Instant> read(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, FORM).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    public static String write(Instant time) {
        return FORM.format(time.atOffset(ZoneOffset.UTC));
    }

    /** So much before a time; the text itself where it is none. */
    public static String before(String text, Duration much) {
        return read(text).map(time -> write(time.minus(much))).orElse(text);
    }
}
