package dev.lapwing.cli.input;

import dev.lapwing.text.DurationText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time as a person typed it: a date, a date and a time, with a zone or without.
 *
 * @param local the time on the clock
 * @param zone the zone that was typed with it
 */
public record TypedTime(LocalDateTime local, Optional<ZoneId> zone) {
    private static final String FORMS = "is no time such as 2026-11-09, 2026-11-09T22:00 or 2026-11-09T22:00:00Z";

    private static final DateTimeFormatter CLOCK = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    /** The moment; a time without a zone is in this one. */
    Instant in(ZoneId usual) {
        return local.atZone(zone.orElse(usual)).toInstant();
    }

    static TypedTime parse(String text) {
        String form = text.strip()
                .replaceFirst("^(\\d{4}-\\d{2}-\\d{2})[ t](?=\\d)", "$1T")
                .replaceFirst(" ?(z|UTC)$", "Z")
                .replaceFirst("(T.*[+-]\\d{2}):?(\\d{2})$", "$1:$2")
                .replaceFirst("(T.*[+-]\\d{2})$", "$1:00");
        if (form.length() == "2026-11-09".length()) {
            return new TypedTime(LocalDate.parse(form).atStartOfDay(), Optional.empty());
        }
        Object time = CLOCK.parseBest(form, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime zoned
                ? new TypedTime(zoned.toLocalDateTime(), Optional.of(zoned.getOffset()))
                : new TypedTime((LocalDateTime) time, Optional.empty());
    }

    /** Makes one of an option. */
    public static final class Typed implements ITypeConverter<TypedTime> {
        @Override
        public TypedTime convert(String text) {
            try {
                return parse(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + text + "' " + FORMS);
            }
        }
    }

    /** A time, or how long ago it was. */
    public static final class Since implements ITypeConverter<TypedTime> {
        @Override
        public TypedTime convert(String text) {
            try {
                Optional<Duration> ago = DurationText.parse(text);
                return ago.isPresent() ? parse(Instant.now().minus(ago.get()).toString()) : parse(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + text + "' is neither a duration such as 2h nor a time such as 2026-11-09T00:00:00Z");
            }
        }
    }
}
