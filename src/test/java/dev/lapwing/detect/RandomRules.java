package dev.lapwing.detect;

import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.rule.definition.Expression;
import dev.lapwing.rule.definition.Sequence;
import dev.lapwing.rule.definition.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Rules of every kind over short histories, drawn by chance. */
public final class RandomRules {
    private static final List<CorrelationType> NUMERIC = List.of(
            CorrelationType.VALUE_SUM,
            CorrelationType.VALUE_AVG,
            CorrelationType.VALUE_PERCENTILE,
            CorrelationType.VALUE_MEDIAN);
    private static final List<String> PLACES =
            List.of("52.5200,13.4050", "52.3906,13.0645", "40.7128,-74.0060", "-33.8688,151.2093");

    private RandomRules() {}

    /** A number of at most two decimals, negative ones among them. */
    public static String number(Random random) {
        return BigDecimal.valueOf(random.nextInt(900) - 200, random.nextInt(3)).toString();
    }

    public static String place(Random random) {
        return PLACES.get(random.nextInt(PLACES.size()));
    }

    public static CorrelationRule measured(Random random, int span) {
        CorrelationType type = NUMERIC.get(random.nextInt(NUMERIC.size()));
        Bounds bounds = random.nextBoolean()
                ? Bounds.atLeast(random.nextInt(6))
                : TestRules.range(random.nextInt(4), 4 + random.nextInt(4));
        return TestRules.measured(type, span, bounds, Window.BACKWARD);
    }

    public static CorrelationRule forward(Random random, int span) {
        return switch (random.nextInt(6)) {
            case 0 -> TestRules.measured(CorrelationType.EVENT_COUNT, span, TestRules.below(1), Window.AFTER);
            case 1 -> TestRules.measured(CorrelationType.VALUE_COUNT, span, TestRules.below(1), Window.AFTER);
            case 2 ->
                TestRules.measured(
                        CorrelationType.EVENT_COUNT,
                        span,
                        Bounds.exactly(BigDecimal.valueOf(1 + random.nextInt(3)), random.nextBoolean()),
                        Window.FORWARD);
            case 3 ->
                TestRules.measured(
                        CorrelationType.VALUE_COUNT, span, TestRules.below(2 + random.nextInt(2)), Window.FORWARD);
            case 4 -> TestRules.counted(span, TestRules.below(2 + random.nextInt(2)), Window.FORWARD);
            default ->
                TestRules.measured(
                        NUMERIC.get(random.nextInt(NUMERIC.size())),
                        span,
                        TestRules.below(1 + random.nextInt(3)),
                        Window.FORWARD);
        };
    }

    /** A condition of which some ways have a negation and others have none. */
    public static Expression mixed(Random random) {
        Expression a = new Expression.Named(0);
        Expression b = new Expression.Named(1);
        Expression c = new Expression.Named(2);
        return switch (random.nextInt(3)) {
            case 0 -> new Expression.Or(List.of(new Expression.And(List.of(a, new Expression.Not(b))), c));
            case 1 -> new Expression.And(List.of(a, new Expression.Or(List.of(new Expression.Not(b), c))));
            default ->
                new Expression.Or(List.of(
                        new Expression.And(List.of(a, b)), new Expression.And(List.of(c, new Expression.Not(a)))));
        };
    }

    public static CorrelationRule ordered(Random random, int span) {
        return switch (random.nextInt(4)) {
            case 0 -> TestRules.ordered(span, new Sequence(List.of(0, 1, 2), List.of()));
            case 1 -> TestRules.ordered(span, new Sequence(List.of(1, 0, 1), List.of()));
            case 2 -> TestRules.ordered(span, new Sequence(List.of(0, 1), List.of(2)));
            default ->
                TestRules.ordered(span, new Sequence(List.of(0, 1), List.of()), new Sequence(List.of(2), List.of(1)));
        };
    }

    public static CorrelationRule baseline(Random random, int span) {
        Duration learn = Duration.ofMillis(random.nextLong(3) * span);
        Duration forget = Duration.ofMillis((3L + random.nextInt(6)) * span);
        return switch (random.nextInt(4)) {
            case 0 ->
                TestRules.baseline(
                        CorrelationType.NEW_VALUE, span, new Baseline.NewValue(learn, forget, 1 + random.nextInt(4)));
            case 1 ->
                TestRules.baseline(
                        CorrelationType.RATE_ANOMALY,
                        span,
                        new Baseline.RateAnomaly(
                                learn,
                                forget,
                                Duration.ofMillis(random.nextInt(2 * span)),
                                new BigDecimal("1.5"),
                                1 + random.nextInt(3)));
            case 2 ->
                TestRules.baseline(
                        CorrelationType.ABSENCE, span, new Baseline.Absence(learn, forget, random.nextBoolean()));
            default ->
                TestRules.baseline(
                        CorrelationType.IMPOSSIBLE_TRAVEL,
                        span,
                        new Baseline.ImpossibleTravel(
                                learn, forget, BigDecimal.valueOf(1000), BigDecimal.valueOf(random.nextInt(600))));
        };
    }
}
