package dev.lapwing.detect.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.LiveRun;
import dev.lapwing.detect.RandomRules;
import dev.lapwing.detect.TestRules;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.signal.Evidence;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.signal.SignalMaker;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Expression;
import dev.lapwing.rule.definition.Measure;
import dev.lapwing.rule.definition.Share;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is explained against what the engine does, over thousands of small random histories. */
@Tag("long")
class GroupExplainerTest {
    private static final int HISTORIES = 150;
    private static final GroupKey GROUP = GroupKey.of(0, "i", List.of("192.0.2.1"));

    /** A sum keeps the decimals of numbers that left it, so that only its value is the same in any order. */
    private static final RecursiveComparisonConfiguration EXACT_NUMBERS = RecursiveComparisonConfiguration.builder()
            .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
            .build();

    static IntStream seeds() {
        return IntStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsTheEpisodesThatTheEngineFinds(int seed) {
        for (int history = 0; history < HISTORIES; history++) {
            Random random = new Random(seed * 1_000_003L + history);
            CorrelationRule rule = rule(random);
            List<Signal> signals = signals(random);

            GroupExplanation explained = explain(rule, signals);

            Collections.shuffle(signals, random);
            List<AlertVersion> told =
                    new LiveRun(List.of(rule), RulePlan.DEFAULT_SLICE_LIMIT, random).over(signals, horizon(signals));
            assertThat(explained.episodes())
                    .extracting(episode -> episode.alert().episode())
                    .usingRecursiveFieldByFieldElementComparator(EXACT_NUMBERS)
                    .as("seed %s, history %s, %s", seed, history, rule)
                    .isEqualTo(LiveRun.finalEpisodes(told, rule));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void comesAllTheWayWhereItFiresAndNotQuiteWhereItDoesNot(int seed) {
        for (int history = 0; history < HISTORIES; history++) {
            Random random = new Random(seed * 3_000_017L + history);
            CorrelationRule rule = rule(random);
            List<Signal> signals = signals(random);
            GroupHistory judged = GroupHistory.of(
                    new RulePlan(rule, RulePlan.DEFAULT_SLICE_LIMIT), replayed(rule, signals), horizon(signals));

            List<Nearness> nearest = GroupExplainer.nearest(judged);

            assertThat(nearest.stream().anyMatch(nearness -> nearness.closeness() == 1))
                    .as("seed %s, history %s, %s, %s", seed, history, rule, nearest)
                    .isEqualTo(!judged.spans.isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void firesAtTheLimitsAndTheTimespanThatItNames(int seed) {
        int named = 0;
        for (int history = 0; history < HISTORIES; history++) {
            Random random = new Random(seed * 5_000_011L + history);
            CorrelationRule rule = rule(random);
            List<Signal> signals = signals(random);

            GroupExplanation explained = explain(rule, signals);

            List<CorrelationRule> others = new ArrayList<>();
            explained.wouldFire().forEach(bound -> others.add(limited(rule, bound)));
            explained.wouldFireWithin().ifPresent(span -> others.add(copy(rule, span, rule.measure(), rule.share())));
            named += others.size();
            assertThat(others)
                    .as("seed %s, history %s, %s, %s", seed, history, rule, explained)
                    .allMatch(other -> explain(other, signals).fires());
        }
        assertThat(named).isPositive();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void staysSilentAtTheLimitThatItNames(int seed) {
        int named = 0;
        for (int history = 0; history < HISTORIES; history++) {
            Random random = new Random(seed * 9_000_011L + history);
            CorrelationRule rule = rule(random);
            List<Signal> signals = signals(random);

            GroupExplanation explained = explain(rule, signals);

            List<CorrelationRule> others = explained.episodes().size() != 1
                    ? List.of()
                    : explained.episodes().get(0).silencedBy().map(bound -> limited(rule, bound)).stream()
                            .toList();
            named += others.size();
            assertThat(others)
                    .as("seed %s, history %s, %s, %s", seed, history, rule, explained)
                    .noneMatch(other -> explain(other, signals).fires());
        }
        assertThat(named).isPositive();
    }

    private static GroupExplanation explain(CorrelationRule rule, List<Signal> signals) {
        return new GroupExplainer(rule).explain(GROUP, replayed(rule, signals), horizon(signals));
    }

    /** As a replay brings them to their group. */
    private static List<Signal> replayed(CorrelationRule rule, List<Signal> signals) {
        return LiveRun.begun(List.of(rule), signals).stream().sorted().toList();
    }

    private static long horizon(List<Signal> signals) {
        return signals.stream().mapToLong(Signal::timeMillis).max().orElseThrow();
    }

    private static CorrelationRule rule(Random random) {
        int span = 20 + random.nextInt(60);
        Bounds mostly = new Bounds(Optional.of(new BigDecimal("0.6")), true, Optional.empty(), false);
        Expression not =
                new Expression.And(List.of(new Expression.Named(0), new Expression.Not(new Expression.Named(1))));
        Expression either = new Expression.Or(List.of(
                new Expression.And(List.of(new Expression.Named(0), new Expression.Named(2))),
                new Expression.Not(new Expression.Named(0))));
        return switch (random.nextInt(13)) {
            case 0 -> TestRules.eventCount(span, Bounds.atLeast(1 + random.nextInt(5)));
            case 1 -> TestRules.eventCount(span, TestRules.range(2, 3));
            case 2 -> TestRules.valueCount(span, Bounds.atLeast(2 + random.nextInt(3)));
            case 3 -> TestRules.share(span, Bounds.atLeast(1 + random.nextInt(4)), mostly);
            case 4 -> TestRules.then(span, Bounds.atLeast(1 + random.nextInt(4)));
            case 5 -> TestRules.temporal(span, Expression.atLeast(2 + random.nextInt(2)));
            case 6 -> TestRules.temporal(span, not);
            case 7 -> TestRules.temporal(span, either);
            case 8 -> RandomRules.measured(random, span);
            case 9 -> RandomRules.forward(random, span);
            case 10 -> RandomRules.ordered(random, span);
            default -> RandomRules.baseline(random, span);
        };
    }

    private static List<Signal> signals(Random random) {
        List<Signal> signals = new ArrayList<>();
        int count = 1 + random.nextInt(25);
        int reach = 30 + random.nextInt(900);
        for (int i = 0; i < count; i++) {
            signals.add(signal(random, 10_000 + random.nextInt(reach), "i:" + random.nextInt(1000)));
        }
        return signals;
    }

    private static Signal signal(Random random, long time, String uid) {
        List<Long> detections = IntStream.range(1, 4)
                .filter(i -> random.nextInt(2) == 0)
                .mapToObj(i -> (long) i)
                .toList();
        Map<String, String> values = random.nextInt(6) == 0
                ? Map.of()
                : Map.of(
                        "field",
                        "v" + random.nextInt(4),
                        "number",
                        RandomRules.number(random),
                        SignalMaker.placeOf("field"),
                        RandomRules.place(random));
        return new Signal(
                0, Signal.Op.PLUS, time, uid, random.nextLong(), detections, values, new Evidence("place", Map.of()));
    }

    /** The rule with one limit as a person would change it. */
    private static CorrelationRule limited(CorrelationRule rule, Bound bound) {
        if (bound.operator().equals("share.gte")) {
            Share share = new Share(
                    new Bounds(Optional.of(bound.number()), true, Optional.empty(), false),
                    rule.share().orElseThrow().amongMembers());
            return copy(rule, rule.timespan(), rule.measure(), Optional.of(share));
        }
        Bounds now = rule.bounds();
        Bounds changed = switch (bound.operator()) {
            case "eq" -> Bounds.exactly(bound.number(), false);
            case "gte", "gt" ->
                new Bounds(
                        Optional.of(bound.number()), bound.operator().equals("gte"), now.high(), now.highInclusive());
            default ->
                new Bounds(
                        now.low(),
                        now.lowInclusive(),
                        Optional.of(bound.number()),
                        bound.operator().equals("lte"));
        };
        Measure measure = new Measure(
                rule.valueFields(),
                rule.measure().percentile(),
                changed,
                rule.measure().window());
        return copy(rule, rule.timespan(), measure, rule.share());
    }

    private static CorrelationRule copy(
            CorrelationRule rule, Duration timespan, Measure measure, Optional<Share> share) {
        return new CorrelationRule(
                rule.head(),
                rule.type(),
                rule.members(),
                rule.groupBy(),
                timespan,
                measure,
                rule.expression(),
                rule.sequences(),
                rule.countedMembers(),
                rule.thenMember(),
                share,
                rule.baseline(),
                rule.scope(),
                rule.level(),
                rule.alerts(),
                rule.fingerprint() + 1,
                rule.sourceFile(),
                rule.standalone());
    }
}
