package dev.lapwing.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.Scene.Found;
import dev.lapwing.detect.signal.SignalLog;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.rule.Loaded;
import dev.lapwing.yaml.Problem;
import dev.lapwing.yaml.ProblemLevel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What engines for such rules have got wrong with correlations; each test is named after the mistake. */
class KnownCorrelationMistakesTest {
    private static final long DAY = 86_400_000;
    private static final String BURST = "type: event_count\nrules: [a]\ncondition: {gte: 3}";
    private static final String PAIR = "type: event_count\nrules: [a]\ncondition: {gte: 2}";

    @Test
    void aPercentileIsWorkedOutAndNeverCompared() {
        String slow = "type: value_percentile\nrules: [a]\ncondition: {gte: 500, field: took, percentile: 95}";

        assertThat(Scene.of(slow).event(0, "a", "took", "499").end()).isEmpty();
        assertThat(Scene.of(slow).event(0, "a", "took", "500").end()).hasSize(1);
    }

    @Test
    void aThresholdOfOneAndAHalfIsCutToOneOrRefused() {
        String half = "type: value_sum\nrules: [a]\ncondition: {gte: 1.5, field: size}";

        assertThat(Scene.of(half).event(0, "a", "size", "1").end()).isEmpty();
        assertThat(Scene.of(half).event(0, "a", "size", "1.5").end()).hasSize(1);
    }

    @Test
    void oneEventFromTheFutureStopsForgetting() {
        Scene scene = Scene.of(BURST).event(DAY, "a");
        for (int i = 0; i < 10 * SignalLog.PAGE_SIZE; i++) {
            scene.event(i, "a");
        }
        assertThat(scene.kept()).isGreaterThan(SignalLog.PAGE_SIZE);

        scene.watermark(DAY);

        assertThat(scene.kept()).isEqualTo(SignalLog.PAGE_SIZE);
    }

    @Test
    void oneEventFromTheFutureHidesABurst() {
        Scene scene = Scene.of(BURST).event(DAY, "a");

        scene.event(0, "a").event(1, "a").event(2, "a");

        assertThat(scene.phases()).containsExactly("opened");
        assertThat(scene.end()).containsExactly(new Found(0, 2, 3));
    }

    @Test
    void aLateEventIsCountedTogetherWithNewerOnes() {
        Scene scene = Scene.of(PAIR).event(20_000, "a");

        scene.event(9_999, "a");

        assertThat(scene.end()).isEmpty();
    }

    @Test
    void eventsWithoutTheGroupFieldShareOneGroup() {
        Scene scene = Scene.of(PAIR + "\ngroup-by: [who]");

        scene.event(0, "a").event(1, "a").event(2, "a", "who", "");

        assertThat(scene.end()).isEmpty();
    }

    @Test
    void oneWithoutAnotherFiresBeforeTheOtherHadItsTime() {
        Scene scene = Scene.of("type: temporal\ncondition: a and not b").event(0, "a");

        scene.watermark(5_000).event(10_000, "b").watermark(DAY);

        assertThat(scene.told()).isEmpty();
    }

    @Test
    void temporalWithoutAConditionFiresOnOneOfItsRules() {
        assertThat(Scene.of("type: temporal\nrules: [a, b]").event(0, "a").end())
                .isEmpty();
        assertThat(Scene.of("type: temporal\nrules: [a, b]")
                        .event(0, "a")
                        .event(10_000, "b")
                        .end())
                .containsExactly(new Found(0, 10_000, 2));
    }

    @Test
    void aRuleThatIsNamedAndHasNoIdNeverCorrelates() {
        assertThat(Scene.of(PAIR).event(0, "a").event(1, "a").end()).hasSize(1);
    }

    @Test
    void windowsAreCutToWholeSeconds() {
        assertThat(Scene.of(PAIR).event(999, "a").event(10_999, "a").end()).hasSize(1);
        assertThat(Scene.of(PAIR).event(500, "a").event(10_501, "a").end()).isEmpty();
    }

    @Test
    void duplicatesCount() {
        Scene scene = Scene.of(PAIR);

        scene.eventOf("shop", "e1", 0, "a").eventOf("shop", "e1", 0, "a");

        assertThat(scene.end()).isEmpty();
    }

    @Test
    void anEventThatMatchesTwoNamedRulesCountsTwice() {
        String either = PAIR.replace("[a]", "[a, b]");

        assertThat(Scene.of(either).event(0, "ab").end()).isEmpty();
        assertThat(Scene.of(either).event(0, "ab").event(1, "b").end()).containsExactly(new Found(0, 1, 2));
    }

    @Test
    void aCorrelationThatCannotBeReadIsOnlyAWarning() {
        Loaded loaded = Scene.load(Scene.rule("many", PAIR + "\ntimespan: ten seconds"));

        assertThat(loaded.rules()).isEmpty();
        assertThat(loaded.problems()).extracting(Problem::severity).containsExactly(ProblemLevel.ERROR);
    }

    @Test
    void aMissingTimeIsReplacedByTheWallClock() {
        byte[] row = "{\"id\":\"e1\",\"data\":{\"type\":\"request\"},\"message\":\"GET /\",\"level\":0}"
                .getBytes(StandardCharsets.UTF_8);

        Normalized read = RowFormat.POCKETBASE.parser().parse(row, "shop");

        assertThat(read)
                .isInstanceOfSatisfying(
                        Normalized.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo("created"));
    }
}
