package dev.lapwing.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.Scene.Found;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows that look forward, and what is worked out of the numbers in a window. */
class WindowSemanticsTest {
    private static Scene counting(String condition) {
        return Scene.of("type: event_count\nrules: [a]\ncondition: " + condition);
    }

    private static Scene measuring(String type, String condition, String... sizes) {
        Scene scene = Scene.of("type: value_" + type + "\nrules: [a]\ncondition: {field: size, " + condition + "}");
        for (String size : sizes) {
            scene.event(0, "a", "size", size);
        }
        return scene;
    }

    @Test
    void aForwardWindowReachesFromItsEventToTheNewestWithinTheTimespan() {
        assertThat(counting("{eq: 2}").event(0, "a").event(10_000, "a").end()).containsExactly(new Found(0, 10_000, 2));
        assertThat(counting("{eq: 2}").event(0, "a").event(10_001, "a").end()).isEmpty();
    }

    @Test
    void allButOneNumberLooksForwardToo() {
        assertThat(counting("{neq: 2}").event(0, "a").event(10_000, "a").end())
                .containsExactly(new Found(10_000, 10_000, 1));
    }

    @Test
    void whereOnlyZeroSatisfiesTheEventItselfIsLeftOut() {
        assertThat(counting("{eq: 0}").event(0, "a").event(10_000, "a").end())
                .containsExactly(new Found(10_000, 10_000, 1));
        assertThat(counting("{lt: 1}").event(0, "a").event(10_001, "a").end())
                .containsExactly(new Found(0, 0, 1), new Found(10_001, 10_001, 1));
        assertThat(counting("{lte: 0}").event(0, "a").event(0, "a").end()).containsExactly(new Found(0, 0, 2));
    }

    @Test
    void aForwardWindowThatReachesToTheEndOfInputStaysUndecided() {
        assertThat(counting("{lt: 2}").event(0, "a").endAt(10_000)).isEmpty();
        assertThat(counting("{lt: 2}").event(0, "a").endAt(10_001)).containsExactly(new Found(0, 0, 1));
    }

    @Test
    void anEventWithoutANumberDoesNotCountForTypesThatReckon() {
        assertThat(measuring("sum", "gte: 3", "1", "one", "", "2").event(0, "a").end())
                .containsExactly(new Found(0, 0, 2));
    }

    @Test
    void sumsAreExactDecimals() {
        assertThat(measuring("sum", "gt: 0.3", "0.1", "0.2").end()).isEmpty();
        assertThat(measuring("sum", "gte: 0.3", "0.1", "0.2").end()).hasSize(1);
    }

    @Test
    void anAverageIsComparedAsASumSoThatAThirdIsNotRounded() {
        assertThat(measuring("avg", "gt: 0.33333333333333333333", "0", "0", "1").end())
                .hasSize(1);
        assertThat(measuring("avg", "gte: 0.33333333333333333334", "0", "0", "1")
                        .endAt(1))
                .isEmpty();
    }

    @Test
    void aPercentileIsTheNumberAtTheNearestRank() {
        assertThat(measuring("percentile", "percentile: 25, eq: 1", "4", "3", "2", "1")
                        .end())
                .hasSize(1);
        assertThat(measuring("percentile", "percentile: 50, eq: 2", "4", "3", "2", "1")
                        .end())
                .hasSize(1);
        assertThat(measuring("percentile", "percentile: 50.1, eq: 3", "4", "3", "2", "1")
                        .end())
                .hasSize(1);
        assertThat(measuring("percentile", "percentile: 100, eq: 4", "4", "3", "2", "1")
                        .end())
                .hasSize(1);
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        assertThat(measuring("median", "eq: 2.5", "10", "1", "2", "3").end()).hasSize(1);
        assertThat(measuring("median", "eq: 2", "10", "1", "2").end()).hasSize(1);
    }

    @Test
    void aNumberThatHasLeftTheWindowIsNoLongerReckoned() {
        assertThat(sizes("value_sum", "gte: 3", 0, "2", 10_000, "1")).hasSize(1);
        assertThat(sizes("value_sum", "gte: 3", 0, "2", 10_001, "1")).isEmpty();
        assertThat(sizes("value_median", "gte: 5", 0, "9", 10_000, "1")).containsExactly(new Found(0, 10_000, 2));
        assertThat(sizes("value_median", "gte: 5", 0, "9", 10_001, "1")).containsExactly(new Found(0, 0, 1));
        assertThat(sizes("value_median", "eq: 3", 0, "9", 0, "9", 5_000, "5", 10_001, "1"))
                .hasSize(1);
    }

    @Test
    void aValueIsThereAsLongAsOneEventThatHasItIs() {
        assertThat(sizes("value_count", "gte: 2", 0, "1", 10_001, "2")).isEmpty();
        assertThat(sizes("value_count", "gte: 2", 0, "1", 5_000, "1", 10_001, "2"))
                .hasSize(1);
    }

    @Test
    void aShareHoldsFromItsBoundaryOnAndForgetsWhatHasLeftTheWindow() {
        assertThat(share().event(0, "b")
                        .event(0, "b")
                        .event(1, "a")
                        .event(2, "a")
                        .event(3, "a")
                        .end())
                .hasSize(1);
        assertThat(share().event(0, "b")
                        .event(0, "b")
                        .event(0, "b")
                        .event(1, "a")
                        .event(2, "a")
                        .event(3, "a")
                        .end())
                .isEmpty();
        assertThat(share().event(0, "b")
                        .event(9_000, "b")
                        .event(9_000, "b")
                        .event(9_001, "a")
                        .event(9_002, "a")
                        .event(10_001, "a")
                        .end())
                .hasSize(1);
    }

    private static Scene share() {
        return Scene.of("type: event_count\nrules: [a]\nshare: {gte: 0.6, among: [a, b]}\ncondition: {gte: 3}");
    }

    private static List<Found> sizes(String type, String condition, Object... timesAndSizes) {
        Scene scene = Scene.of("type: " + type + "\nrules: [a]\ncondition: {field: size, " + condition + "}");
        for (int i = 0; i < timesAndSizes.length; i += 2) {
            scene.event((int) timesAndSizes[i], "a", "size", (String) timesAndSizes[i + 1]);
        }
        return scene.end();
    }
}
