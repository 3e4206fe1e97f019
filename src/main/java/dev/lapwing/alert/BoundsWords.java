package dev.lapwing.alert;

import dev.lapwing.rule.Bounds;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A range of numbers in words: {@code 10}, {@code more than 9}, {@code 3 to 5}. */
final class BoundsWords {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private BoundsWords() {}

    /** What a count has to be; a lower bound alone needs no words around it. */
    static String count(Bounds bounds) {
        if (bounds.high().isEmpty() && bounds.lowInclusive()) {
            return bounds.low().map(BoundsWords::number).orElse("any number");
        }
        if (isRange(bounds)) {
            return range(
                    number(bounds.low().orElseThrow()), number(bounds.high().orElseThrow()));
        }
        return limits(bounds);
    }

    /** What part of the whole a count has to be. */
    static String share(Bounds bounds) {
        Bounds percent = new Bounds(
                bounds.low().map(HUNDRED::multiply),
                bounds.lowInclusive(),
                bounds.high().map(HUNDRED::multiply),
                bounds.highInclusive());
        return (isRange(percent) ? count(percent) : limits(percent)) + " %";
    }

    /** A number with its thousands marked. */
    static String number(BigDecimal number) {
        return new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }

    private static boolean isRange(Bounds bounds) {
        return bounds.low().isPresent() && bounds.high().isPresent() && bounds.lowInclusive() && bounds.highInclusive();
    }

    private static String range(String low, String high) {
        return low.equals(high) ? "exactly " + low : low + " to " + high;
    }

    private static String limits(Bounds bounds) {
        Optional<String> low =
                bounds.low().map(number -> (bounds.lowInclusive() ? "at least " : "more than ") + number(number));
        Optional<String> high =
                bounds.high().map(number -> (bounds.highInclusive() ? "at most " : "fewer than ") + number(number));
        return Stream.of(low, high).flatMap(Optional::stream).collect(Collectors.joining(" and "));
    }
}
