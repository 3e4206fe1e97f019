package dev.lapwing.cli.rules.explain;

import dev.lapwing.rule.definition.Bounds;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A range of numbers in the words of a rule file: {@code gte 10 lt 100}. */
final class BoundsShort {
    private BoundsShort() {}

    static String of(Bounds bounds) {
        boolean exact = bounds.low().isPresent() && bounds.low().equals(bounds.high());
        if (exact) {
            return (bounds.outside() ? "neq " : "eq ") + bounds.low().get().toPlainString();
        }
        Stream<String> low =
                bounds.low().map(number -> (bounds.lowInclusive() ? "gte " : "gt ") + number.toPlainString()).stream();
        Stream<String> high =
                bounds
                        .high()
                        .map(number -> (bounds.highInclusive() ? "lte " : "lt ") + number.toPlainString())
                        .stream();
        return (bounds.outside() ? "not " : "") + Stream.concat(low, high).collect(Collectors.joining(" "));
    }
}
