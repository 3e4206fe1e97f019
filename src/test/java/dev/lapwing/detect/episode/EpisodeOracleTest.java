package dev.lapwing.detect.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.LiveRun;
import dev.lapwing.detect.NaiveEpisodes;
import dev.lapwing.detect.RandomRules;
import dev.lapwing.detect.TestRules;
import dev.lapwing.detect.signal.Evidence;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.signal.SignalMaker;
import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Expression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine against the definition: thousands of small random histories, each in a random order. */
class EpisodeOracleTest {
    private static final int HISTORIES = 250;
    private static final int FEW = 100;

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @Test
    void findsTheEpisodesOfTheDefinition() {
        findsTheEpisodes(20, FEW);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("seeds")
    void findsTheEpisodesOfTheDefinitionInWhateverOrderEventsCome(int seed) {
        findsTheEpisodes(seed, HISTORIES);
    }

    private static void findsTheEpisodes(int seed, int histories) {
        for (int history = 0; history < histories; history++) {
            Random random = new Random(seed * 1_000_003L + history);
            int sliceLimit = random.nextInt(4) == 0 ? 2 : 100;
            List<CorrelationRule> rules = randomRules(random);
            List<Signal> signals = randomSignals(random, sliceLimit == 100);
            long horizon = signals.stream().mapToLong(Signal::timeMillis).max().orElseThrow();

            List<AlertVersion> told = new LiveRun(rules, sliceLimit, random).over(signals, horizon);

            for (CorrelationRule rule : rules) {
                String which = "seed %s, history %s, K %s, ".formatted(seed, history, sliceLimit);
                LiveRun.assertSame(
                        LiveRun.finalEpisodes(told, rule),
                        new NaiveEpisodes(rule, sliceLimit, LiveRun.begun(rules, signals)).episodes(horizon),
                        () -> which + rule);
            }
        }
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("seeds")
    void everyAlertOpensCountsItsVersionsWithoutAGapAndIsClosedInTheEnd(int seed) {
        for (int history = 0; history < HISTORIES; history++) {
            Random random = new Random(seed * 7_000_003L + history);
            List<Signal> signals = randomSignals(random, true);
            long horizon = signals.stream().mapToLong(Signal::timeMillis).max().orElseThrow();

            List<AlertVersion> told = new LiveRun(randomRules(random), 100, random).over(signals, horizon);

            assertThat(told.stream()
                            .collect(Collectors.groupingBy(AlertVersion::alertId))
                            .values())
                    .as("seed %s, history %s", seed, history)
                    .allSatisfy(EpisodeOracleTest::isOneLife);
        }
    }

    private static void isOneLife(List<AlertVersion> versions) {
        assertThat(versions.get(0).phase()).isEqualTo(AlertVersion.Phase.OPENED);
        assertThat(versions)
                .extracting(AlertVersion::revision)
                .isEqualTo(IntStream.rangeClosed(1, versions.size()).boxed().toList());
        for (int i = 1; i < versions.size(); i++) {
            boolean opens = versions.get(i).phase() == AlertVersion.Phase.OPENED;
            boolean afterClosing = versions.get(i - 1).phase() == AlertVersion.Phase.CLOSED;
            assertThat(opens).isEqualTo(afterClosing);
        }
        assertThat(versions.get(versions.size() - 1).ending()).isPresent();
    }

    private static List<CorrelationRule> randomRules(Random random) {
        int span = 20 + random.nextInt(60);
        Expression not =
                new Expression.And(List.of(new Expression.Named(0), new Expression.Not(new Expression.Named(1))));
        Expression either = new Expression.Or(List.of(
                new Expression.And(List.of(new Expression.Named(0), new Expression.Named(2))),
                new Expression.Not(new Expression.Named(0))));
        List<Supplier<CorrelationRule>> all = new ArrayList<>(List.of(
                () -> TestRules.eventCount(span, Bounds.atLeast(1 + random.nextInt(4))),
                () -> TestRules.eventCount(span, TestRules.range(2, 3)),
                () -> TestRules.valueCount(span, Bounds.atLeast(2 + random.nextInt(2))),
                () -> TestRules.valueCount(span, TestRules.range(2, 2)),
                () -> TestRules.temporal(span, Expression.atLeast(2 + random.nextInt(2))),
                () -> TestRules.temporal(span, not),
                () -> TestRules.temporal(span, either),
                () -> TestRules.temporal(span, RandomRules.mixed(random)),
                () -> TestRules.temporal(span, RandomRules.mixed(random)),
                () -> TestRules.share(
                        span,
                        Bounds.atLeast(2),
                        new Bounds(Optional.of(new BigDecimal("0.6")), true, Optional.empty(), false)),
                () -> TestRules.then(span, Bounds.atLeast(2))));
        all.add(() -> RandomRules.measured(random, span));
        all.add(() -> RandomRules.measured(random, span));
        all.add(() -> RandomRules.forward(random, span));
        all.add(() -> RandomRules.forward(random, span));
        all.add(() -> RandomRules.ordered(random, span));
        all.add(() -> RandomRules.ordered(random, span));
        all.add(() -> RandomRules.baseline(random, span));
        all.add(() -> RandomRules.baseline(random, span));
        List<CorrelationRule> chosen = new ArrayList<>();
        chosen.add(all.get(random.nextInt(all.size())).get());
        CorrelationRule second = all.get(random.nextInt(all.size())).get();
        if (second.fingerprint() != chosen.get(0).fingerprint()) {
            chosen.add(second);
        }
        return chosen;
    }

    private static List<Signal> randomSignals(Random random, boolean withVersions) {
        List<Signal> signals = new ArrayList<>();
        int count = 1 + random.nextInt(30);
        int reach = 30 + random.nextInt(600);
        for (int i = 0; i < count; i++) {
            Signal signal = signal(random, 10_000 + random.nextInt(reach), "i:" + random.nextInt(1000));
            signals.add(signal);
            if (withVersions && random.nextInt(10) == 0) {
                signals.add(signal(random, signal.timeMillis(), signal.uid()));
            }
            if (random.nextInt(5) == 0) {
                signals.add(signal);
            }
        }
        Collections.shuffle(signals, random);
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
}
