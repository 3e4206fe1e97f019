package dev.lapwing.detect;

import dev.lapwing.detect.signal.IdHash;
import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.rule.definition.DetectionRule;
import dev.lapwing.rule.definition.Expression;
import dev.lapwing.rule.definition.Level;
import dev.lapwing.rule.definition.Measure;
import dev.lapwing.rule.definition.Member;
import dev.lapwing.rule.definition.RuleHead;
import dev.lapwing.rule.definition.RuleText;
import dev.lapwing.rule.definition.Scope;
import dev.lapwing.rule.definition.Sequence;
import dev.lapwing.rule.definition.Share;
import dev.lapwing.rule.definition.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Correlation rules over detections with the fingerprints 1, 2 and 3: a dull default, change one thing. */
public final class TestRules {
    public static final List<DetectionRule> DETECTIONS = IntStream.range(0, 3)
            .mapToObj(i -> new DetectionRule(head("detection " + i), i, i + 1L, "test.yml"))
            .toList();

    private TestRules() {}

    public static CorrelationRule eventCount(int timespanMillis, Bounds bounds) {
        return rule(CorrelationType.EVENT_COUNT, timespanMillis, bounds, Expression.atLeast(1), 1);
    }

    public static CorrelationRule valueCount(int timespanMillis, Bounds bounds) {
        return rule(CorrelationType.VALUE_COUNT, timespanMillis, bounds, Expression.atLeast(1), 1);
    }

    public static CorrelationRule temporal(int timespanMillis, Expression expression) {
        return rule(CorrelationType.TEMPORAL, timespanMillis, Bounds.atLeast(1), expression, 3);
    }

    public static CorrelationRule share(int timespanMillis, Bounds bounds, Bounds share) {
        CorrelationRule rule = rule(CorrelationType.EVENT_COUNT, timespanMillis, bounds, Expression.atLeast(1), 1);
        return with(rule, members(2), Optional.empty(), Optional.of(new Share(share, List.of(0, 1))), 21);
    }

    public static CorrelationRule then(int timespanMillis, Bounds bounds) {
        CorrelationRule rule = rule(CorrelationType.EVENT_COUNT, timespanMillis, bounds, Expression.atLeast(1), 1);
        return with(rule, members(2), Optional.of(1), Optional.empty(), 22);
    }

    public static CorrelationRule measured(CorrelationType type, int timespanMillis, Bounds bounds, Window window) {
        return new Changed(base(type, timespanMillis, 2))
                .measure(new Measure(
                        type == CorrelationType.EVENT_COUNT ? List.of() : List.of(fieldOf(type)),
                        type == CorrelationType.VALUE_PERCENTILE
                                ? Optional.of(new BigDecimal("62.5"))
                                : Optional.empty(),
                        bounds,
                        window))
                .rule();
    }

    public static CorrelationRule ordered(int timespanMillis, Sequence... ways) {
        return new Changed(base(CorrelationType.TEMPORAL_ORDERED, timespanMillis, 3))
                .sequences(List.of(ways))
                .rule();
    }

    public static CorrelationRule counted(int timespanMillis, Bounds members, Window window) {
        return new Changed(base(CorrelationType.TEMPORAL, timespanMillis, 3))
                .expression(new Expression.Count(members))
                .measure(new Measure(List.of(), Optional.empty(), Bounds.atLeast(1), window))
                .rule();
    }

    public static CorrelationRule baseline(CorrelationType type, int timespanMillis, Baseline baseline) {
        List<String> fields = type == CorrelationType.NEW_VALUE || type == CorrelationType.IMPOSSIBLE_TRAVEL
                ? List.of(fieldOf(type))
                : List.of();
        return new Changed(base(type, timespanMillis, 2))
                .measure(new Measure(fields, Optional.empty(), Bounds.atLeast(1), Window.BACKWARD))
                .baseline(baseline)
                .rule();
    }

    public static Bounds range(long low, long high) {
        return new Bounds(Optional.of(BigDecimal.valueOf(low)), true, Optional.of(BigDecimal.valueOf(high)), true);
    }

    public static Bounds below(long high) {
        return new Bounds(Optional.empty(), false, Optional.of(BigDecimal.valueOf(high)), false);
    }

    /** Numbers where the rule works with numbers. */
    private static String fieldOf(CorrelationType type) {
        return type.isNumeric() ? "number" : "field";
    }

    private static CorrelationRule base(CorrelationType type, int timespanMillis, int members) {
        return rule(type, timespanMillis, Bounds.atLeast(1), Expression.atLeast(1), members);
    }

    /** A rule with some parts changed, under a fingerprint made of all of them. */
    private static final class Changed {
        private final CorrelationRule rule;

        Changed(CorrelationRule rule) {
            this.rule = rule;
        }

        Changed measure(Measure measure) {
            return with(measure, rule.expression(), rule.sequences(), rule.baseline());
        }

        Changed expression(Expression expression) {
            return with(rule.measure(), expression, rule.sequences(), rule.baseline());
        }

        Changed sequences(List<Sequence> sequences) {
            return with(rule.measure(), rule.expression(), sequences, rule.baseline());
        }

        Changed baseline(Baseline baseline) {
            return with(rule.measure(), rule.expression(), rule.sequences(), Optional.of(baseline));
        }

        CorrelationRule rule() {
            return rule;
        }

        private Changed with(
                Measure measure, Expression expression, List<Sequence> sequences, Optional<Baseline> baseline) {
            return new Changed(new CorrelationRule(
                    rule.head(),
                    rule.type(),
                    rule.members(),
                    rule.groupBy(),
                    rule.timespan(),
                    measure,
                    expression,
                    sequences,
                    rule.countedMembers(),
                    rule.thenMember(),
                    rule.share(),
                    baseline,
                    rule.scope(),
                    rule.level(),
                    rule.alerts(),
                    IdHash.number(
                            rule.type().name(),
                            rule.timespan().toString(),
                            measure.toString(),
                            expression.toString(),
                            sequences.toString(),
                            baseline.toString()),
                    rule.sourceFile(),
                    rule.standalone()));
        }
    }

    private static CorrelationRule with(
            CorrelationRule rule,
            List<Member> members,
            Optional<Integer> thenMember,
            Optional<Share> share,
            long fingerprint) {
        return new CorrelationRule(
                rule.head(),
                rule.type(),
                members,
                rule.groupBy(),
                rule.timespan(),
                rule.measure(),
                rule.expression(),
                List.of(),
                List.of(0),
                thenMember,
                share,
                Optional.empty(),
                rule.scope(),
                0,
                true,
                fingerprint + rule.timespan().toMillis() * 100,
                rule.sourceFile(),
                false);
    }

    private static CorrelationRule rule(
            CorrelationType type, int timespanMillis, Bounds bounds, Expression expression, int members) {
        return new CorrelationRule(
                head(type.name()),
                type,
                members(members),
                List.of("src_endpoint.ip"),
                Duration.ofMillis(timespanMillis),
                new Measure(
                        type == CorrelationType.VALUE_COUNT ? List.of("field") : List.of(),
                        Optional.empty(),
                        bounds,
                        Window.BACKWARD),
                expression,
                List.of(),
                IntStream.range(0, members).boxed().toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Scope.INSTANCE,
                0,
                true,
                100L * timespanMillis + type.name().length() + bounds.hashCode() + expression.hashCode(),
                "test.yml",
                false);
    }

    private static List<Member> members(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Member.of("rule_" + i, DETECTIONS.get(i), List.of("src_endpoint.ip")))
                .toList();
    }

    private static RuleHead head(String title) {
        return new RuleHead(
                title,
                Optional.empty(),
                Optional.of(title),
                Level.HIGH,
                "",
                List.of(),
                List.of(),
                List.of(),
                RuleText.plain(title));
    }
}
