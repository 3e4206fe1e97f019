package dev.lapwing.detect.explain;

import dev.lapwing.rule.definition.Bounds;
import java.math.BigDecimal;

/** How near something came to what was wanted, to put the nearest first: 1 where it is that. */
final class Closeness {
    /** What is not yet there. */
    static final double NEARLY = 0.99;

    private Closeness() {}

    static double of(BigDecimal value, Bounds wanted) {
        if (wanted.holds(value)) {
            return 1;
        }
        double number = value.doubleValue();
        boolean tooLow = wanted.low().map(low -> value.compareTo(low) <= 0).orElse(false);
        double limit = (tooLow ? wanted.low() : wanted.high()).orElse(value).doubleValue();
        boolean proportional = number > 0 && limit > 0;
        double near = proportional
                ? Math.min(number, limit) / Math.max(number, limit)
                : 1 / (1 + Math.abs(number - limit)) / 2;
        return Math.min(NEARLY, near);
    }

    /** So much of what was wanted. */
    static double of(long reached, long wanted) {
        return of((double) reached, (double) wanted);
    }

    /** So much of what was wanted. */
    static double of(double reached, double wanted) {
        return wanted <= 0 ? NEARLY : Math.max(0, Math.min(NEARLY, reached / wanted));
    }
}
