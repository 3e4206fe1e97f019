package dev.lapwing.rule;

import java.math.BigDecimal;

/** A number that a rule compares with: exact against whole numbers where it is one, else as a double. */
record Num(boolean whole, long asLong, double asDouble) {
    static Num of(BigDecimal number) {
        try {
            return new Num(true, number.longValueExact(), number.doubleValue());
        } catch (ArithmeticException notWhole) {
            return new Num(false, 0, number.doubleValue());
        }
    }
}
