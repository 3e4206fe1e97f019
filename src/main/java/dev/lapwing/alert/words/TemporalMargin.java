package dev.lapwing.alert.words;

import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Expression;
import dev.lapwing.rule.definition.Sequence;
import dev.lapwing.text.Plural;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.LongStream;

/** The margin of rules that ask which things happened together, or one after the other. */
final class TemporalMargin {
    private static final String ABSENT = " absent as asked";

    private TemporalMargin() {}

    /** {@code 2 of 2 conditions and 1 absent as asked over 3 events in 1 m, rule allows 5 m}. */
    static String ofConditions(EpisodeWords words) {
        CorrelationRule rule = words.rule();
        long absent = nots(rule.expression());
        long all = rule.countedMembers().size() - absent;
        String met = met(rule.expression(), all) + " of " + Plural.of(all, "conditions")
                + (absent == 0 ? "" : " and " + absent + ABSENT);
        return over(met, words);
    }

    /** {@code 3 steps in order over 5 events in 12 m, rule allows 30 m}; which of several orders it was is not kept. */
    static String ofSteps(EpisodeWords words) {
        List<Sequence> ways = words.rule().sequences();
        long[] steps = ways.stream()
                .mapToLong(way -> way.members().size())
                .sorted()
                .distinct()
                .toArray();
        long[] absent = ways.stream()
                .mapToLong(way -> way.absent().size())
                .sorted()
                .distinct()
                .toArray();
        String met = (steps.length > 1 ? "at least " : "") + Plural.of(steps[0], "steps") + " in order";
        return over(met + absent(absent), words);
    }

    private static String over(String met, EpisodeWords words) {
        return met + " over " + words.counted(words.events()) + words.allows();
    }

    private static String absent(long[] numbers) {
        if (numbers.length > 1) {
            return " and others" + ABSENT;
        }
        return LongStream.of(numbers).sum() == 0 ? "" : " and " + numbers[0] + ABSENT;
    }

    private static String met(Expression expression, long all) {
        long needed = needed(expression);
        String atLeast = (needed < all ? "at least " : "") + needed;
        return expression.match(
                named -> atLeast,
                and -> atLeast,
                or -> atLeast,
                not -> atLeast,
                count -> meansAll(count.bounds(), all) ? atLeast : BoundsWords.limit(count.bounds()));
    }

    private static boolean meansAll(Bounds bounds, long all) {
        return bounds.holds(all) && LongStream.range(0, all).noneMatch(bounds::holds);
    }

    /** How many different members must have matched where this holds. */
    private static long needed(Expression part) {
        return part.match(
                named -> 1L,
                and -> and.parts().stream().mapToLong(TemporalMargin::needed).sum(),
                or -> or.parts().stream()
                        .mapToLong(TemporalMargin::needed)
                        .min()
                        .orElse(0),
                not -> 0L,
                count -> smallest(count.bounds()));
    }

    /** The smallest count within some bounds. */
    private static long smallest(Bounds bounds) {
        long low = bounds.low()
                .map(bound -> bound.setScale(0, RoundingMode.CEILING).longValue())
                .orElse(0L);
        return bounds.holds(low) ? low : low + 1;
    }

    private static long nots(Expression part) {
        return part.match(named -> 0L, and -> nots(and.parts()), or -> nots(or.parts()), not -> 1L, count -> 0L);
    }

    private static long nots(List<Expression> parts) {
        return parts.stream().mapToLong(TemporalMargin::nots).sum();
    }
}
