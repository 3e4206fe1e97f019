package dev.lapwing.alert;

import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.rule.definition.DetectionRule;
import dev.lapwing.rule.definition.Expression;
import dev.lapwing.rule.definition.Measure;
import dev.lapwing.rule.definition.Member;
import dev.lapwing.rule.definition.RuleHead;
import dev.lapwing.rule.definition.Scope;
import dev.lapwing.rule.definition.Sequence;
import dev.lapwing.rule.definition.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rules that do more than look back and count: windows ahead, numbers, orders, chains and baselines. */
public final class RuleKinds {
    public static final Duration HOUR = Duration.ofHours(1);
    static final Duration WEEK = Duration.ofDays(7);
    static final Duration MONTH = Duration.ofDays(30);

    private RuleKinds() {}

    /** Counts events over some window of an hour. */
    public static CorrelationRule counting(String counts, Bounds bounds, Window window) {
        return measuring(counts, CorrelationType.EVENT_COUNT, bounds, window);
    }

    /** Measures a field over some window of an hour. */
    public static CorrelationRule measuring(
            String counts, CorrelationType type, Bounds bounds, Window window, String... fields) {
        return measuring(counts, type, new Measure(List.of(fields), Optional.empty(), bounds, window));
    }

    public static CorrelationRule percentile(String percent, Bounds bounds, String field) {
        Measure measure = new Measure(List.of(field), Optional.of(new BigDecimal(percent)), bounds, Window.BACKWARD);
        return measuring("requests", CorrelationType.VALUE_PERCENTILE, measure);
    }

    /** So many of some members, over some window of an hour. */
    public static CorrelationRule together(int members, Bounds bounds, Window window) {
        Measure measure = new Measure(List.of(), Optional.empty(), Bounds.atLeast(1), window);
        return rule(
                "steps",
                CorrelationType.TEMPORAL,
                detections(members),
                measure,
                new Expression.Count(bounds),
                List.of(),
                Optional.empty());
    }

    public static CorrelationRule ordered(Sequence... ways) {
        return rule(
                "steps",
                CorrelationType.TEMPORAL_ORDERED,
                detections(5),
                Measure.count(Bounds.atLeast(1)),
                Rules.FIRST,
                List.of(ways),
                Optional.empty());
    }

    static CorrelationRule unusual(String counts, CorrelationType type, Baseline baseline, String... fields) {
        Measure measure = new Measure(List.of(fields), Optional.empty(), Bounds.atLeast(1), Window.BACKWARD);
        return rule(counts, type, detections(1), measure, Rules.FIRST, List.of(), Optional.of(baseline));
    }

    public static CorrelationRule newValue(String... fields) {
        return unusual("uses", CorrelationType.NEW_VALUE, new Baseline.NewValue(WEEK, MONTH, 1000), fields);
    }

    public static CorrelationRule rate() {
        Baseline rate = new Baseline.RateAnomaly(WEEK, Duration.ofDays(56), HOUR, BigDecimal.valueOf(6), 10);
        return unusual("failed logins", CorrelationType.RATE_ANOMALY, rate);
    }

    public static CorrelationRule absence() {
        return unusual("heartbeats", CorrelationType.ABSENCE, new Baseline.Absence(Duration.ofHours(3), MONTH, false));
    }

    public static CorrelationRule travel() {
        Baseline travel = new Baseline.ImpossibleTravel(
                Duration.ZERO, Duration.ofDays(1), BigDecimal.valueOf(1000), BigDecimal.valueOf(500));
        return unusual("logins", CorrelationType.IMPOSSIBLE_TRAVEL, travel, "src_endpoint.ip");
    }

    /** Counts the alerts of other rules, at least three within an hour. */
    public static CorrelationRule chain(String counts, String... names) {
        return chain(counts, CorrelationType.EVENT_COUNT, Measure.count(Bounds.atLeast(3)), names);
    }

    public static CorrelationRule chain(String counts, CorrelationType type, Measure measure, String... names) {
        List<Member> members = Arrays.stream(names)
                .map(name -> new Member(name, Optional.empty(), 9L, List.of("src_endpoint.ip")))
                .toList();
        return rule(counts, type, members, measure, Rules.FIRST, List.of(), Optional.empty());
    }

    private static CorrelationRule measuring(String counts, CorrelationType type, Measure measure) {
        return rule(counts, type, detections(1), measure, Rules.FIRST, List.of(), Optional.empty());
    }

    private static List<Member> detections(int count) {
        RuleHead head = Rules.head(Rules.text("events", "It happened"), List.of());
        return IntStream.range(0, count)
                .mapToObj(i -> Member.of(
                        "step-" + i, new DetectionRule(head, i, 3L + i, "rule.yml"), List.of("src_endpoint.ip")))
                .toList();
    }

    private static CorrelationRule rule(
            String counts,
            CorrelationType type,
            List<Member> members,
            Measure measure,
            Expression expression,
            List<Sequence> sequences,
            Optional<Baseline> baseline) {
        String says = "{count} " + counts + " of {src_endpoint.ip} at {instance}: {value}, usual {usual}";
        boolean chain = members.get(0).detection().isEmpty();
        return new CorrelationRule(
                Rules.head(Rules.text(counts, says), List.of("attack.credential-access", "attack.t1110.004")),
                type,
                members,
                List.of("src_endpoint.ip"),
                HOUR,
                measure,
                expression,
                sequences,
                IntStream.range(0, members.size()).boxed().toList(),
                Optional.empty(),
                Optional.empty(),
                baseline,
                Scope.INSTANCE,
                chain ? 1 : 0,
                true,
                7L,
                "rule.yml",
                false);
    }
}
