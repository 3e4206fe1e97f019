package dev.lapwing.rule.definition;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A range of numbers, open or closed at each end; an absent end does not limit.
 *
 * @param low the smallest number, where there is one
 * @param lowInclusive whether the smallest one belongs to it
 * @param high the largest number, where there is one
 * @param highInclusive whether the largest one belongs to it
 * @param outside whether the numbers outside of the range are meant instead
 */
public record Bounds(
        Optional<BigDecimal> low,
        boolean lowInclusive,
        Optional<BigDecimal> high,
        boolean highInclusive,
        boolean outside) {
    /** The numbers within a range. */
    public Bounds(Optional<BigDecimal> low, boolean lowInclusive, Optional<BigDecimal> high, boolean highInclusive) {
        this(low, lowInclusive, high, highInclusive, false);
    }

    /** From this number on. */
    public static Bounds atLeast(long low) {
        return new Bounds(Optional.of(BigDecimal.valueOf(low)), true, Optional.empty(), false);
    }

    /** One number, or all but that one. */
    public static Bounds exactly(BigDecimal number, boolean not) {
        return new Bounds(Optional.of(number), true, Optional.of(number), true, not);
    }

    /** The same range with both ends so many times as large; the factor is not negative. */
    public Bounds times(BigDecimal factor) {
        return new Bounds(low.map(factor::multiply), lowInclusive, high.map(factor::multiply), highInclusive, outside);
    }

    /** Whether a number is one of those meant. */
    public boolean holds(long number) {
        return holds(BigDecimal.valueOf(number));
    }

    /** Whether a number is one of those meant. */
    public boolean holds(BigDecimal number) {
        return (aboveLow(number) && belowHigh(number)) != outside;
    }

    /** Whether a number is not below the lower end. */
    public boolean aboveLow(BigDecimal number) {
        if (low.isEmpty()) {
            return true;
        }
        int order = number.compareTo(low.get());
        return order > 0 || (lowInclusive && order == 0);
    }

    /** Whether a number is not above the upper end. */
    public boolean belowHigh(BigDecimal number) {
        if (high.isEmpty()) {
            return true;
        }
        int order = number.compareTo(high.get());
        return order < 0 || (highInclusive && order == 0);
    }
}
