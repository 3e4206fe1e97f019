package dev.lapwing.detect;

import dev.lapwing.rule.Bounds;
import dev.lapwing.rule.CorrelationRule;
import dev.lapwing.rule.CorrelationType;
import dev.lapwing.rule.DetectionRule;
import dev.lapwing.rule.Expression;
import dev.lapwing.rule.Level;
import dev.lapwing.rule.Measure;
import dev.lapwing.rule.Member;
import dev.lapwing.rule.RuleHead;
import dev.lapwing.rule.RuleText;
import dev.lapwing.rule.Scope;
import dev.lapwing.rule.Share;
import dev.lapwing.rule.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Correlation rules over detections with the fingerprints 1, 2 and 3: a dull default, change one thing. */
final class TestRules {
    static final List<DetectionRule> DETECTIONS = IntStream.range(0, 3)
            .mapToObj(i -> new DetectionRule(head("detection " + i), i, i + 1L, "test.yml"))
            .toList();

    private TestRules() {}

    static CorrelationRule eventCount(int timespanMillis, Bounds bounds) {
        return rule(CorrelationType.EVENT_COUNT, timespanMillis, bounds, Expression.atLeast(1), 1);
    }

    static CorrelationRule valueCount(int timespanMillis, Bounds bounds) {
        return rule(CorrelationType.VALUE_COUNT, timespanMillis, bounds, Expression.atLeast(1), 1);
    }

    static CorrelationRule temporal(int timespanMillis, Expression expression) {
        return rule(CorrelationType.TEMPORAL, timespanMillis, Bounds.atLeast(1), expression, 3);
    }

    static CorrelationRule share(int timespanMillis, Bounds bounds, Bounds share) {
        CorrelationRule rule = rule(CorrelationType.EVENT_COUNT, timespanMillis, bounds, Expression.atLeast(1), 1);
        return with(rule, members(2), Optional.empty(), Optional.of(new Share(share, List.of(0, 1))), 21);
    }

    static CorrelationRule then(int timespanMillis, Bounds bounds) {
        CorrelationRule rule = rule(CorrelationType.EVENT_COUNT, timespanMillis, bounds, Expression.atLeast(1), 1);
        return with(rule, members(2), Optional.of(1), Optional.empty(), 22);
    }

    static Bounds range(long low, long high) {
        return new Bounds(Optional.of(BigDecimal.valueOf(low)), true, Optional.of(BigDecimal.valueOf(high)), true);
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
