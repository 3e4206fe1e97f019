package dev.lapwing.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.Scene.Found;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.Episode;
import dev.lapwing.detect.signal.Evidence;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.CorrelationRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Correlations over the episodes of other correlations. */
@Tag("long")
class ChainSemanticsTest {
    private static final long LATENESS = 15_000;
    private static final String PAIRS =
            Scene.rule("pairs", "type: event_count\nrules: [a]\ngroup-by: [who]\ntimespan: 10s\ncondition: {gte: 2}");

    private static String over(String lower, String condition) {
        return Scene.rule(
                "wave", "type: event_count\nrules: [%s]\ntimespan: 60s\ncondition: %s".formatted(lower, condition));
    }

    private static Scene pairs(long... times) {
        Scene scene = new Scene(PAIRS, over("pairs", "{gte: 1}"));
        for (long time : times) {
            scene.event(time, "a", "who", "ann");
        }
        return scene;
    }

    @Test
    void anEpisodeIsOneEventAtItsFirstHoldingEvent() {
        assertThat(pairs(0, 5_000, 8_000, 9_000).end()).containsExactly(new Found(5_000, 5_000, 1));
    }

    @Test
    void itsFieldsAreWhatTheLowerRuleGroupsBy() {
        String people = "type: value_count\nrules: [pairs]\ntimespan: 60s\ncondition: {gte: 2, field: who}";
        Scene scene = new Scene(PAIRS, Scene.rule("wave", people));

        for (String who : List.of("ann", "ann", "bob", "bob")) {
            scene.event(0, "a", "who", who);
        }

        assertThat(scene.end()).containsExactly(new Found(0, 0, 2));
    }

    @Test
    void aCorrectionTakesTheOldEventBackAndSendsTheNewOne() {
        Scene scene = pairs(0, 10_000);
        assertThat(scene.phases()).containsExactly("opened");

        scene.event(3_000, "a", "who", "ann");

        assertThat(scene.phases()).containsExactly("opened", "retracted", "opened");
        assertThat(scene.end()).containsExactly(new Found(3_000, 3_000, 1));
    }

    @Test
    void twoEpisodesThatGrowTogetherAreOneEventInTheEnd() {
        Scene scene = new Scene(PAIRS, over("pairs", "{gte: 2}"));
        for (long time : new long[] {0, 1, 15_000, 15_001}) {
            scene.event(time, "a", "who", "ann");
        }
        assertThat(scene.phases()).containsExactly("opened");

        scene.event(8_000, "a", "who", "ann");

        assertThat(scene.phases()).containsExactly("opened", "retracted");
        assertThat(scene.end()).isEmpty();
    }

    @Test
    void aChainFindsTheSameInWhateverOrderEventsComeWithinTheLateness() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Long> times = random.longs(60, 0, 400)
                    .mapToObj(time -> time * 500)
                    .distinct()
                    .sorted()
                    .toList();
            Map<Long, Long> arrival = new HashMap<>();
            times.forEach(time -> arrival.put(time, time + random.nextLong(LATENESS)));
            List<Long> arriving =
                    times.stream().sorted(Comparator.comparing(arrival::get)).toList();

            List<Found> found = quietPeople(times).end();

            assertThat(found).as("seed %s", seed).isNotEmpty();
            assertThat(quietPeople(arriving).end()).as("seed %s", seed).isEqualTo(found);
        }
    }

    /** Five people, each now quiet and now busy; where both happen within twenty seconds it is told. */
    private static Scene quietPeople(List<Long> arriving) {
        String quiet = "type: event_count\nrules: [a]\ngroup-by: [who]\ntimespan: 10s\ncondition: {lt: 2}";
        String busy = quiet.replace("lt: 2", "gte: 2, lte: 3");
        Scene scene = new Scene(
                Scene.rule("quiet", quiet),
                Scene.rule("busy", busy),
                Scene.rule("both", "type: temporal\nrules: [quiet, busy]\ntimespan: 20s"));
        long newest = 0;
        for (long time : arriving) {
            newest = Math.max(newest, time);
            scene.watermark(newest - LATENESS).restart();
            scene.eventOf("shop", "e" + time, time, "a", "who", "person " + time % 2_500);
        }
        return scene;
    }

    @Test
    void aLevelSettlesBehindTheOneBelowByTheLongestTimeThatOneTakesToDecide() {
        String alone = Scene.rule("alone", "type: event_count\nrules: [a]\ntimespan: 10s\ncondition: {lt: 2}");
        Scene scene = new Scene(alone, over("alone", "{gte: 1}")).event(0, "a").watermark(10_001);
        assertThat(scene.phases()).containsExactly("opened");

        scene.watermark(70_000);
        assertThat(scene.phases()).containsExactly("opened");
        scene.watermark(70_001);

        assertThat(scene.phases()).containsExactly("opened", "ended");
    }

    @Test
    void whatAFullSliceLeftOutDoesNotComeBackWhenAnEventIsTakenBack() {
        CorrelationRule rule = TestRules.eventCount(16_000, Bounds.atLeast(1));
        GroupKey key = GroupKey.of(GroupKey.shapeOf(rule), "i", List.of("x"));
        GroupShape shape = GroupShapes.of(List.of(rule), 4).of(key).orElseThrow();
        Group group = new Group(key, shape, EventTimes.NONE);
        List<AlertVersion> told = new ArrayList<>();

        for (long time = 0; time < 6; time++) {
            told.addAll(group.offer(signal(Signal.Op.PLUS, time)).alerts());
        }
        told.addAll(group.offer(signal(Signal.Op.MINUS, 0)).alerts());
        told.addAll(group.finish(1_000).alerts());

        Episode last = told.get(told.size() - 1).episode();
        assertThat(last.count()).isEqualTo(3);
        assertThat(last.atLeast()).isTrue();
    }

    private static Signal signal(Signal.Op op, long time) {
        return new Signal(1, op, time, "i:" + time, 0, List.of(1L), Map.of(), new Evidence("place", Map.of()));
    }
}
