package dev.lapwing.normalize;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads the time of a row of any kind. A text is a date and time with a zone, as {@link Times} reads it. A number counts
 * from the epoch: seconds below 100,000,000,000 (the year 5138), and from there on milliseconds (the year 1973), up to
 * the same year 5138. What is finer than a millisecond is cut off.
 */
final class JsonTime {
    private static final BigDecimal MILLIS_FROM = new BigDecimal("1E11");
    private static final BigDecimal END = new BigDecimal("1E14");

    private JsonTime() {}

    /** Milliseconds since the epoch; null for what is no such time, with microseconds and negative numbers among it. */
    static @Nullable Long millis(@Nullable Object value) {
        if (value instanceof String text) {
            return Times.millis(text);
        }
        if (value instanceof Long number) {
            return millis(BigDecimal.valueOf(number));
        }
        return value instanceof Double number ? millis(BigDecimal.valueOf(number)) : null;
    }

    private static @Nullable Long millis(BigDecimal number) {
        if (number.signum() < 0 || number.compareTo(END) >= 0) {
            return null;
        }
        BigDecimal millis = number.compareTo(MILLIS_FROM) < 0 ? number.movePointRight(3) : number;
        return millis.setScale(0, RoundingMode.FLOOR).longValueExact();
    }
}
