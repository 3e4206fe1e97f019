package dev.lapwing.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.Scene.Found;
import dev.lapwing.rule.Bounds;
import dev.lapwing.rule.CorrelationRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Correlations over the episodes of other correlations. */
class ChainSemanticsTest {
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

    /** Events of five people, each with an id that its time and person make. */
    private static Scene people(List<Integer> times) {
        Scene scene = new Scene(PAIRS, over("pairs", "{gte: 2}"));
        for (int time : times) {
            String who = "person " + time / 1_000 % 5;
            scene.eventOf("shop", who + time, time, "a", "who", who);
            scene.eventOf("shop", who + time + "again", time + 4_321, "a", "who", who);
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
    void aChainFindsTheSameInWhateverOrderEventsCome() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Integer> times = random.ints(40, 0, 200)
                    .mapToObj(time -> time * 1_000)
                    .sorted()
                    .toList();
            List<Integer> shuffled = new ArrayList<>(times);
            Collections.shuffle(shuffled, random);

            List<Found> found = people(times).end();

            assertThat(people(shuffled).end()).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(found);
        }
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
        GroupKey key = GroupKey.of(GroupShape.hashOf(rule), "i", List.of("x"));
        GroupShape shape = GroupShapes.of(List.of(rule), 4).of(key).orElseThrow();
        Group group = new Group(key, shape, Times.NEVER);
        List<AlertVersion> told = new ArrayList<>();

        for (long time = 0; time < 6; time++) {
            group.offer(signal(Signal.Op.PLUS, time), told::add);
        }
        group.offer(signal(Signal.Op.MINUS, 0), told::add);
        group.finish(1_000, told::add);

        Episode last = told.get(told.size() - 1).episode();
        assertThat(last.count()).isEqualTo(3);
        assertThat(last.atLeast()).isTrue();
    }

    private static Signal signal(Signal.Op op, long time) {
        return new Signal(1, op, time, "i:" + time, 0, List.of(1L), Map.of(), new Evidence("place", Map.of()));
    }
}
