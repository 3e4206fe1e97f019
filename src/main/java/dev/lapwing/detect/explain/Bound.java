package dev.lapwing.detect.explain;

import java.math.BigDecimal;

/**
 * A limit as a rule's condition writes it: {@code gte: 18}.
 *
 * @param operator {@code gt gte lt lte eq}, or {@code share.gte} as a setting calls it
 * @param number what it is compared with
 */
public record Bound(String operator, BigDecimal number) {
    /** {@code gte: 18}. */
    public String text() {
        return operator + ": " + number.toPlainString();
    }
}
