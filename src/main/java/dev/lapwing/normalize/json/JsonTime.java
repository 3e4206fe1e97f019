package dev.lapwing.normalize.json;

import dev.lapwing.normalize.parse.Timestamps;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the time of a row of any kind. A text is a date and time with a zone, as {@link Timestamps} reads it,
 * or without one where the zone is known. A number counts
 * from the epoch: seconds below 100,000,000,000 (the year 5138), and from there on milliseconds (the year 1973), up to
 * the same year 5138. What is finer than a millisecond is cut off.
 */
final class JsonTime {
    private static final BigDecimal MILLIS_FROM = new BigDecimal("1E11");
    private static final BigDecimal END = new BigDecimal("1E14");

    private JsonTime() {}

    /** Milliseconds since the epoch; null for what is no such time, with microseconds and negative numbers among it. */
    static @Nullable Long millis(@Nullable Object value, Optional<ZoneId> zone) {
        if (value instanceof String text) {
            Long millis = Timestamps.millis(text);
            return millis == null && zone.isPresent() ? local(text, zone.get()) : millis;
        }
        if (value instanceof Long number) {
            return millis(BigDecimal.valueOf(number));
        }
        return value instanceof Double number ? millis(BigDecimal.valueOf(number)) : null;
    }

    /** Of an hour that a clock shows twice the first counts. */
    private static @Nullable Long local(String text, ZoneId zone) {
        Long asUtc = Timestamps.millis(text + "Z");
        if (asUtc == null) {
            return null;
        }
        LocalDateTime clock = LocalDateTime.ofInstant(Instant.ofEpochMilli(asUtc), ZoneOffset.UTC);
        return clock.atZone(zone).toInstant().toEpochMilli();
    }

    private static @Nullable Long millis(BigDecimal number) {
        if (number.signum() < 0 || number.compareTo(END) >= 0) {
            return null;
        }
        BigDecimal millis = number.compareTo(MILLIS_FROM) < 0 ? number.movePointRight(3) : number;
        return millis.setScale(0, RoundingMode.FLOOR).longValueExact();
    }
}
