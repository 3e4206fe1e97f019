package dev.lapwing.rule.definition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a correlation works out of the events in a window, and the numbers at which it holds.
 *
 * @param fields the fields whose values it looks at; several make one value together
 * @param percentile which percentile, from 0 to 100; present for that type alone
 * @param bounds the numbers at which it holds
 * @param window which stretch of time it looks at
 */
public record Measure(List<String> fields, Optional<BigDecimal> percentile, Bounds bounds, Window window) {
    public Measure {
        fields = List.copyOf(fields);
    }

    /** A count within these numbers, over the window behind an event. */
    public static Measure count(Bounds bounds) {
        return new Measure(List.of(), Optional.empty(), bounds, Window.BACKWARD);
    }
}
