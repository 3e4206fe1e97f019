package dev.lapwing.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.Scene.Found;
import dev.lapwing.rule.Loaded;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.yaml.Problem;
import dev.lapwing.yaml.ProblemLevel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Sigma leaves open, as docs/semantics.md answers it: one test for each of its fifteen points. */
class SemanticsTest {
    private static final String TWO = "type: event_count\nrules: [a]\ncondition: {gte: 2}";

    @Test
    void groupByIsOptionalAndItsAbsenceMakesOneGroup() {
        Scene scene = Scene.of(TWO);

        scene.event(0, "a", "who", "ann").event(1, "a", "who", "bob");
        scene.eventOf("office", "e1", 2, "a");

        assertThat(scene.end()).containsExactly(new Found(0, 1, 2));
    }

    @Test
    void aRangeHasALowerAndAnUpperEnd() {
        String range = "type: event_count\nrules: [a]\ncondition: {gte: 2, lte: 3}";

        assertThat(Scene.of(range).event(0, "a").end()).isEmpty();
        assertThat(Scene.of(range).event(0, "a").event(0, "a").end()).containsExactly(new Found(0, 0, 2));
        assertThat(flood(Scene.of(range), 3).end()).containsExactly(new Found(0, 0, 3));
        assertThat(flood(Scene.of(range), 4).end()).isEmpty();
    }

    @Test
    void aThresholdIsADecimalNumberInEveryType() {
        String average = "type: value_avg\nrules: [a]\ncondition: {gt: 1.5, field: size}";
        String count = "type: event_count\nrules: [a]\ncondition: {gt: 1.5}";

        assertThat(Scene.of(average).event(0, "a", "size", "1.5").end()).isEmpty();
        assertThat(Scene.of(average).event(0, "a", "size", "1.51").end()).hasSize(1);
        assertThat(flood(Scene.of(count), 1).end()).isEmpty();
        assertThat(flood(Scene.of(count), 2).end()).hasSize(1);
    }

    @Test
    void theWindowSlidesAndIncludesBothEndsToTheMillisecond() {
        assertThat(Scene.of(TWO).event(7_777, "a").event(17_777, "a").end())
                .containsExactly(new Found(7_777, 17_777, 2));
        assertThat(Scene.of(TWO).event(7_777, "a").event(17_778, "a").end()).isEmpty();
    }

    @Test
    void stepsOfOneMillisecondAreInOrderWhicheverArrivesFirst() {
        String ordered = "type: temporal_ordered\nrules: [a, b]";

        assertThat(Scene.of(ordered).event(5, "a").event(5, "b").end()).containsExactly(new Found(5, 5, 2));
        assertThat(Scene.of(ordered).event(5, "b").event(5, "a").end()).containsExactly(new Found(5, 5, 2));
        assertThat(Scene.of(ordered).event(5, "b").event(6, "a").end()).isEmpty();
    }

    @Test
    void anEventWithoutAGroupFieldDoesNotCountAndACounterSaysSo() {
        Scene scene = Scene.of(TWO + "\ngroup-by: [who]");

        scene.event(0, "a").event(1, "a").event(2, "a", "who", "ann");

        assertThat(scene.end()).isEmpty();
        assertThat(scene.withoutGroup()).isEqualTo(2);
    }

    @Test
    void aPercentileIsOneOfTheNumbersOfAFieldAndNothingElseIsRead() {
        String percentile = "type: value_percentile\nrules: [a]\ncondition: {gte: 40, field: size, percentile: 50}";
        Scene scene = Scene.of(percentile);
        String rarity = percentile.replace(", percentile: 50", "") + "\ntimespan: 10s";

        scene.event(0, "a", "size", "30").event(1, "a", "size", "90").event(2, "a", "size", "40");

        assertThat(scene.end()).containsExactly(new Found(0, 2, 3));
        assertThat(Scene.load(Scene.rule("rule", rarity)).problems())
                .extracting(Problem::sentence)
                .containsExactly("value_percentile needs a \"percentile\" above 0 and up to 100: it is numeric,"
                        + " the nearest rank among the values of the field");
    }

    @Test
    void severalFieldsMakeOneValueTogether() {
        String pairs = "type: value_count\nrules: [a]\ncondition: {gte: 3, field: [x, y]}";
        Scene scene = Scene.of(pairs);

        scene.event(0, "a", "x", "1", "y", "1")
                .event(1, "a", "x", "1", "y", "2")
                .event(2, "a", "x", "2");

        assertThat(scene.told()).isEmpty();
        assertThat(scene.event(3, "a", "x", "2", "y", "1").end()).containsExactly(new Found(0, 3, 3));
    }

    @Test
    void anUpperBoundIsDecidedOnceTheWindowHasClosed() {
        Scene scene =
                Scene.of("type: event_count\nrules: [a]\ncondition: {lt: 2}").event(0, "a");

        assertThat(scene.watermark(10_000).told()).isEmpty();
        assertThat(scene.watermark(10_001).phases()).containsExactly("opened");
    }

    @Test
    void aNegationIsDecidedOnceTheWindowHasClosed() {
        Scene scene = Scene.of("type: temporal\ncondition: a and not b").event(0, "a");

        assertThat(scene.watermark(10_000).told()).isEmpty();
        assertThat(scene.watermark(10_001).phases()).containsExactly("opened");
    }

    @Test
    void anEpisodeIsToldOnceThenUpdatedThenClosed() {
        Scene scene = Scene.of(TWO);

        flood(scene, 4).event(1, "a").watermark(10_001);
        assertThat(scene.phases()).containsExactly("opened", "updated");
        scene.watermark(10_002);

        assertThat(scene.phases()).containsExactly("opened", "updated", "ended");
    }

    @Test
    void allEightTypesOfTheSpecificationAreKnown() {
        assertThat(CorrelationType.values())
                .filteredOn(type -> !type.isBaseline())
                .extracting(CorrelationType::word)
                .containsExactlyInAnyOrder(
                        "event_count",
                        "value_count",
                        "temporal",
                        "temporal_ordered",
                        "value_sum",
                        "value_avg",
                        "value_percentile",
                        "value_median");
    }

    @Test
    void orderedTemporalIsReadAsTemporalOrderedWithAWarning() {
        Loaded loaded = Scene.load(Scene.rule("rule", "type: ordered_temporal\nrules: [a, b]\ntimespan: 10s"));

        assertThat(loaded.problems()).extracting(Problem::severity).containsExactly(ProblemLevel.WARNING);
        assertThat(loaded.required().correlations().get(0).type()).isEqualTo(CorrelationType.TEMPORAL_ORDERED);
    }

    @Test
    void aSmallMIsAMinuteAndACapitalOneAMonth() {
        assertThat(Arrays.stream("1s 1m 1h 1d 1w 1M 1y".split(" ")).map(SemanticsTest::span))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(1),
                        Duration.ofHours(1),
                        Duration.ofDays(1),
                        Duration.ofDays(7),
                        Duration.ofSeconds(2_629_746),
                        Duration.ofSeconds(31_556_952));
    }

    @Test
    void aRegularExpressionRunsInLinearTimeAndWhatCannotIsRefusedWithItsPlace() {
        Scene scene = new Scene(detection("slow", "(a+)+b"));

        scene.event(0, "a".repeat(50_000));

        assertThat(scene.told()).isEmpty();
        assertThat(RuleLoader.load(List.of(new RuleFile("x.yml", detection("ahead", "a(?=b)"))))
                        .problems())
                .extracting(Problem::toString)
                .allMatch(problem -> problem.startsWith("x.yml:4:"))
                .hasSize(1);
    }

    private static Scene flood(Scene scene, int events) {
        for (int i = 0; i < events; i++) {
            scene.event(0, "a");
        }
        return scene;
    }

    private static Duration span(String text) {
        return Scene.load(Scene.rule("rule", TWO + "\ntimespan: " + text))
                .required()
                .correlations()
                .get(0)
                .timespan();
    }

    private static String detection(String name, String expression) {
        return """
                title: Rule %s
                name: %s
                logsource: {product: test}
                detection: {sel: {kind|re: '^%s$'}, condition: sel}
                """.formatted(name, name, expression);
    }
}
