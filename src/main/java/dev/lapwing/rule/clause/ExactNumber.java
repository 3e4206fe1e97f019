package dev.lapwing.rule.clause;

import java.math.BigDecimal;

/**
 * A number that a rule compares with: exact against whole numbers, else as a double.
 *
 * @param whole whether {@code asLong} is the number
 * @param asDouble the nearest double
 */
public record ExactNumber(BigDecimal exact, boolean whole, long asLong, double asDouble) {
    /** The number, without trailing zeros. */
    public static ExactNumber of(BigDecimal number) {
        BigDecimal exact = number.stripTrailingZeros();
        try {
            return new ExactNumber(exact, true, number.longValueExact(), number.doubleValue());
        } catch (ArithmeticException notWhole) {
            return new ExactNumber(exact, false, 0, number.doubleValue());
        }
    }
}
