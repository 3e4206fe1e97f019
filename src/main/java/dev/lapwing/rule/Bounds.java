package dev.lapwing.rule;

import java.math.BigDecimal;
import java.util.Optional;

/** A range of numbers, open or closed at each end; an absent end does not limit. */
public record Bounds(Optional<BigDecimal> low, boolean lowInclusive, Optional<BigDecimal> high, boolean highInclusive) {
    /** From this number on. */
    public static Bounds atLeast(long low) {
        return new Bounds(Optional.of(BigDecimal.valueOf(low)), true, Optional.empty(), false);
    }

    /** Whether a number lies in the range. */
    public boolean holds(long number) {
        return holds(BigDecimal.valueOf(number));
    }

    /** Whether a number lies in the range. */
    public boolean holds(BigDecimal number) {
        return aboveLow(number) && belowHigh(number);
    }

    private boolean aboveLow(BigDecimal number) {
        if (low.isEmpty()) {
            return true;
        }
        int order = number.compareTo(low.get());
        return order > 0 || (lowInclusive && order == 0);
    }

    private boolean belowHigh(BigDecimal number) {
        if (high.isEmpty()) {
            return true;
        }
        int order = number.compareTo(high.get());
        return order < 0 || (highInclusive && order == 0);
    }
}
