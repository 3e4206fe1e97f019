package dev.lapwing.alert.words;

import dev.lapwing.rule.definition.Bounds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A range of numbers in words: {@code 10}, {@code more than 9}, {@code 3 to 5}. */
final class BoundsWords {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final MathContext FEW_DIGITS = new MathContext(4);
    private static final int DECIMALS = 4;
    /** How many digits before the point are still easier to read than a power of ten. */
    private static final int LARGEST = 15;
    /** How many zeros behind the point. */
    private static final int SMALLEST = -6;

    private BoundsWords() {}

    /** What a count has to be; a lower bound alone needs no words around it. */
    static String count(Bounds bounds) {
        if (bounds.high().isEmpty() && bounds.lowInclusive()) {
            return bounds.low().map(BoundsWords::number).orElse("any number");
        }
        return limit(bounds);
    }

    /** What a count has to be, a lower bound as such. */
    static String limit(Bounds bounds) {
        return words(bounds, "fewer than ");
    }

    /** What a sum or a mean has to be. */
    static String amount(Bounds bounds) {
        return words(bounds, "less than ");
    }

    /** What part of the whole a count has to be. */
    static String share(Bounds bounds) {
        return amount(bounds.times(HUNDRED)) + " %";
    }

    /** A number with its thousands marked; four decimals, or of a number below one the first four digits. */
    static String number(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        int magnitude = number.precision() - number.scale();
        if (magnitude > LARGEST || magnitude < SMALLEST) {
            return number.round(FEW_DIGITS).stripTrailingZeros().toString();
        }
        BigDecimal shown = magnitude < 1 ? number.round(FEW_DIGITS) : number.setScale(DECIMALS, RoundingMode.HALF_EVEN);
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(DECIMALS - SMALLEST);
        return format.format(shown);
    }

    private static String words(Bounds bounds, String below) {
        if (bounds.outside()) {
            return "other than " + bounds.low().map(BoundsWords::number).orElse("any");
        }
        boolean closed = bounds.lowInclusive() && bounds.highInclusive();
        if (closed && bounds.low().isPresent() && bounds.high().isPresent()) {
            return range(number(bounds.low().get()), number(bounds.high().get()));
        }
        Optional<String> low =
                bounds.low().map(number -> (bounds.lowInclusive() ? "at least " : "more than ") + number(number));
        Optional<String> high =
                bounds.high().map(number -> (bounds.highInclusive() ? "at most " : below) + number(number));
        return Stream.of(low, high).flatMap(Optional::stream).collect(Collectors.joining(" and "));
    }

    private static String range(String low, String high) {
        return low.equals(high) ? "exactly " + low : low + " to " + high;
    }
}
