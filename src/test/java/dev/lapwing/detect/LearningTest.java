package dev.lapwing.detect;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.signal.Evidence;
import dev.lapwing.detect.signal.FirstEvents;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.signal.SignalMaker;
import dev.lapwing.rule.definition.CorrelationRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Learning a history and then living on is the same as having lived through both, over thousands of random histories. */
@Tag("long")
class LearningTest {
    private static final int HISTORIES = 40;
    private static final int NO_BOUND = 10_000;

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void judgesEventsAsIfTheHistoryHadBeenSeenLive(int seed) {
        for (int i = 0; i < HISTORIES; i++) {
            Case it = new Case(new Random(seed * 1_000_003L + i));
            LiveRun live = it.run();

            live.learn(it.baselines());
            List<AlertVersion> told = live.over(it.shuffled(it.after), it.horizon);

            it.assertAsInOneGo(told, "seed %s, history %s".formatted(seed, i));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void learnsAlsoWhenEventsWereThereFirst(int seed) {
        for (int i = 0; i < HISTORIES; i++) {
            Case it = new Case(new Random(seed * 2_000_003L + i));
            LiveRun live = it.run();
            List<Signal> all = it.shuffled(it.after);
            int first = it.random.nextInt(all.size() + 1);

            live.offer(all.subList(0, first));
            live.learn(it.baselines());
            List<AlertVersion> told = live.over(all.subList(first, all.size()), it.horizon);

            it.assertAsInOneGo(told, "seed %s, history %s".formatted(seed, i));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsOnceWhatComesLiveAndIsInTheHistoryToo(int seed) {
        for (int i = 0; i < HISTORIES; i++) {
            Case it = new Case(new Random(seed * 3_000_003L + i));
            LiveRun live = it.run();
            List<Signal> overlapping = it.shuffled(it.before);
            List<Signal> all = new ArrayList<>(it.after);
            all.addAll(overlapping.subList(0, it.random.nextInt(overlapping.size() + 1)));
            List<Signal> shuffled = it.shuffled(all);
            int first = it.random.nextInt(all.size() + 1);

            live.offer(shuffled.subList(0, first));
            live.learn(it.baselines());
            List<AlertVersion> told = live.over(shuffled.subList(first, shuffled.size()), it.horizon);

            it.assertAsInOneGo(told, "seed %s, history %s".formatted(seed, i));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void learnsTheSameFromTwoPartsOfAHistoryInWhateverOrder(int seed) {
        for (int i = 0; i < HISTORIES; i++) {
            Case it = new Case(new Random(seed * 4_000_003L + i));
            List<List<LearnedBaseline>> parts =
                    new ArrayList<>(List.of(it.baselines(it.split), it.baselines(it.earlierSplit)));
            Collections.shuffle(parts, it.random);
            LiveRun live = it.run();

            live.learn(parts.get(0));
            live.learn(parts.get(1));
            List<AlertVersion> told = live.over(it.shuffled(it.after), it.horizon);

            it.assertAsInOneGo(told, "seed %s, history %s".formatted(seed, i));
        }
    }

    /** So many events that some of them are folded into the past long before the end. */
    @ParameterizedTest
    @MethodSource("seeds")
    void foldsSettledEventsWithoutATrace(int seed) {
        for (int i = 0; i < HISTORIES; i++) {
            Case it = new Case(new Random(seed * 5_000_003L + i));

            List<AlertVersion> told = it.run().over(it.shuffled(it.all), it.horizon);

            String which = "seed %s, history %s, ".formatted(seed, i);
            LiveRun.assertSame(
                    LiveRun.finalEpisodes(told, it.rule),
                    new NaiveEpisodes(it.rule, NO_BOUND, it.all).episodes(it.horizon),
                    () -> which + it.rule);
        }
    }

    /** A rule, what came before a time and what came from it on. */
    private static final class Case {
        final Random random;
        final CorrelationRule rule;
        final long split;
        final long earlierSplit;
        final long horizon;
        final List<Signal> all = new ArrayList<>();
        final List<Signal> before;
        final List<Signal> after;

        Case(Random random) {
            this.random = random;
            this.rule = baseline(random);
            int reach = 100 + random.nextInt(2000);
            int count = 1 + random.nextInt(150);
            for (int i = 0; i < count; i++) {
                all.add(signal(random, 10_000 + random.nextInt(reach), "i:" + i));
            }
            this.split = 10_000L + random.nextInt(reach);
            this.earlierSplit = 10_000L + random.nextInt((int) (split - 10_000) + 1);
            this.before = all.stream().filter(it -> it.timeMillis() < split).toList();
            this.after = all.stream().filter(it -> it.timeMillis() >= split).toList();
            this.horizon = all.stream().mapToLong(Signal::timeMillis).max().orElseThrow();
        }

        LiveRun run() {
            return new LiveRun(List.of(rule), NO_BOUND, random);
        }

        List<LearnedBaseline> baselines() {
            return baselines(split);
        }

        List<LearnedBaseline> baselines(long upTo) {
            List<Signal> history =
                    all.stream().filter(it -> it.timeMillis() < upTo).toList();
            return run().history(shuffled(history), upTo);
        }

        List<Signal> shuffled(List<Signal> signals) {
            List<Signal> shuffled = new ArrayList<>(signals);
            Collections.shuffle(shuffled, random);
            return shuffled;
        }

        void assertAsInOneGo(List<AlertVersion> told, String which) {
            LiveRun.assertSame(
                    LiveRun.finalEpisodes(told, rule),
                    new NaiveEpisodes(rule, NO_BOUND, all).since(split).episodes(horizon),
                    () -> which + ", " + rule);
        }

        /** None that counts from the first event there is: live and history each have one. */
        private static CorrelationRule baseline(Random random) {
            CorrelationRule drawn = RandomRules.baseline(random, 20 + random.nextInt(60));
            while (FirstEvents.matter(drawn)) {
                drawn = RandomRules.baseline(random, 20 + random.nextInt(60));
            }
            return drawn;
        }

        private static Signal signal(Random random, long time, String uid) {
            Map<String, String> values =
                    Map.of("field", "v" + random.nextInt(6), SignalMaker.placeOf("field"), RandomRules.place(random));
            return new Signal(
                    0,
                    Signal.Op.PLUS,
                    time,
                    uid,
                    random.nextLong(),
                    List.of(1L + random.nextInt(3)),
                    values,
                    new Evidence("place", Map.of()));
        }
    }
}
