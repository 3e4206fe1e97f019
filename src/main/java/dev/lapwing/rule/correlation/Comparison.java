package dev.lapwing.rule.correlation;

import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.LongStream;

/**
 * The numbers of a condition as they are written.
 *
 * @param hasLowerEnd whether {@code gt} or {@code gte} is among them, so that it can hold before its window is over
 */
record Comparison(Bounds bounds, boolean hasLowerEnd) {
    /** The window in which a number of events, values or rules is judged. */
    Window window() {
        return hasLowerEnd ? Window.BACKWARD : Window.FORWARD;
    }

    /** The window of a count that can be zero: where only zero satisfies, the event that opens it is left out. */
    Window countWindow() {
        return !hasLowerEnd && !bounds.outside() && onlyZero() ? Window.AFTER : window();
    }

    /** Whether zero satisfies it and one does not; meant for a range. */
    boolean onlyZero() {
        return bounds.holds(0) && !bounds.holds(1);
    }

    /** Whether no whole number from zero on satisfies it. */
    boolean isImpossible() {
        if (bounds.outside()) {
            return false;
        }
        BigDecimal least =
                bounds.low().map(this::firstWhole).orElse(BigDecimal.ZERO).max(BigDecimal.ZERO);
        return !bounds.belowHigh(least);
    }

    /** Whether all whole numbers from zero on satisfy it, or all from one on where one number alone is left out. */
    boolean isCertain() {
        if (bounds.outside()) {
            BigDecimal out = bounds.low().orElseThrow();
            return out.signum() <= 0 || out.compareTo(firstWhole(out)) != 0;
        }
        return bounds.high().isEmpty() && bounds.holds(0);
    }

    /** Which of the numbers from one to the most satisfy it. */
    LongStream holdingUpTo(long most) {
        return LongStream.rangeClosed(1, most).filter(bounds::holds);
    }

    private BigDecimal firstWhole(BigDecimal low) {
        BigDecimal ceiling = low.setScale(0, RoundingMode.CEILING);
        return bounds.aboveLow(ceiling) ? ceiling : ceiling.add(BigDecimal.ONE);
    }
}
