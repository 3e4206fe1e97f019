package dev.lapwing.detect.window;

import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Expression;
import dev.lapwing.rule.definition.Sequence;
import java.util.List;
import java.util.function.Function;

/** Finds the members of a temporal correlation that must be absent. */
final class Negations {
    private Negations() {}

    /** Mask of the members that stand only behind a {@code not}. */
    static long of(CorrelationRule rule) {
        if (rule.type().isOrdered()) {
            return members(rule, Sequence::absent) & ~members(rule, Sequence::members);
        }
        if (!rule.type().isTemporal()) {
            return 0;
        }
        return collect(rule.expression(), true) & ~collect(rule.expression(), false);
    }

    /** Whether every way in which a correlation can hold has a member that must be absent. */
    static boolean inEveryWay(CorrelationRule rule) {
        return rule.type().isOrdered()
                ? rule.sequences().stream().noneMatch(way -> way.absent().isEmpty())
                : inEveryWay(rule.expression());
    }

    private static boolean inEveryWay(Expression expression) {
        return expression.match(
                named -> false,
                and -> and.parts().stream().anyMatch(Negations::inEveryWay),
                or -> or.parts().stream().allMatch(Negations::inEveryWay),
                not -> true,
                count -> false);
    }

    private static long members(CorrelationRule rule, Function<Sequence, List<Integer>> part) {
        return rule.sequences().stream()
                .flatMap(way -> part.apply(way).stream())
                .mapToLong(member -> 1L << member)
                .reduce(0, (a, b) -> a | b);
    }

    private static long collect(Expression expression, boolean negated) {
        return expression.match(
                named -> negated ? 0L : 1L << named.member(),
                and -> collect(and.parts(), negated),
                or -> collect(or.parts(), negated),
                not -> negated ? collect(not.part(), false) : 0L,
                count -> negated ? 0L : ~0L);
    }

    private static long collect(List<Expression> parts, boolean negated) {
        return parts.stream().mapToLong(part -> collect(part, negated)).reduce(0, (a, b) -> a | b);
    }
}
