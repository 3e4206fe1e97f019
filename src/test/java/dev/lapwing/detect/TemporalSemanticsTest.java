package dev.lapwing.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.Scene.Found;
import org.junit.jupiter.api.Test;

/** Which rules match together, and which one after the other. */
class TemporalSemanticsTest {
    private static Scene together(String rest) {
        return Scene.of("type: temporal\n" + rest);
    }

    private static Scene inOrder(String condition) {
        return Scene.of("type: temporal_ordered\ncondition: " + condition);
    }

    @Test
    void aNumberCountsTheRulesThatMatchAndNotTheirEvents() {
        String two = "rules: [a, b, c]\ncondition: {gte: 2}";

        assertThat(together(two).event(0, "a").event(1, "a").end()).isEmpty();
        assertThat(together(two).event(0, "a").event(1, "c").end()).containsExactly(new Found(0, 1, 2));
    }

    @Test
    void anUpperNumberOfRulesIsDecidedOnceTheWindowHasClosed() {
        Scene alone = together("rules: [a, b]\ncondition: {lt: 2}").event(0, "a");

        assertThat(alone.watermark(10_000).told()).isEmpty();
        assertThat(alone.watermark(10_001).told()).hasSize(1);
    }

    @Test
    void whatIsNegatedStaysAwayForATimespanBeforeAndAfter() {
        String alone = "condition: a and not b";

        assertThat(together(alone).event(-10_000, "b").event(0, "a").end()).isEmpty();
        assertThat(together(alone).event(0, "a").event(10_000, "b").end()).isEmpty();
        assertThat(together(alone)
                        .event(-10_001, "b")
                        .event(0, "a")
                        .event(10_001, "b")
                        .end())
                .containsExactly(new Found(0, 0, 1));
    }

    @Test
    void aNegatedGroupIsOneNegationForEachOfItsRules() {
        String notBoth = "condition: a and not (b and c)";

        assertThat(together(notBoth).event(0, "a").event(1, "b").end()).hasSize(1);
        assertThat(together(notBoth).event(0, "a").event(1, "b").event(2, "c").end())
                .isEmpty();
    }

    @Test
    void aWayWithoutANegationIsDecidedAtOnceThoughAnotherOneHasOne() {
        String mixed = "condition: (a and not b) or c";

        assertThat(together(mixed).event(0, "c").phases()).containsExactly("opened");
        assertThat(together(mixed).event(0, "a").phases()).isEmpty();
        assertThat(together(mixed).event(0, "c").endAt(0)).containsExactly(new Found(0, 0, 1));
        assertThat(together(mixed).event(0, "a").endAt(10_000)).isEmpty();
    }

    @Test
    void whatIsDecidedLaterJoinsTheAlertThatIsAlreadyOpen() {
        Scene scene = together("condition: (a and not b) or c").event(5_000, "c");

        scene.event(0, "a").restart().watermark(10_001);

        assertThat(scene.phases()).containsExactly("opened", "updated");
        assertThat(scene.restart().end()).containsExactly(new Found(0, 5_000, 2));
    }

    @Test
    void anOrderWithoutANegationIsDecidedAtOnceThoughAnotherOneHasOne() {
        String mixed = "(a and b and not c) or (b and a)";

        assertThat(inOrder(mixed).event(0, "b").event(1, "a").phases()).containsExactly("opened");
        assertThat(inOrder(mixed).event(0, "a").event(1, "b").phases()).isEmpty();
        assertThat(inOrder(mixed).event(0, "b").event(1, "a").endAt(1)).containsExactly(new Found(0, 1, 2));
    }

    @Test
    void stepsLieWithinOneTimespanBeforeTheLastOne() {
        assertThat(inOrder("a and b").event(0, "a").event(10_000, "b").end()).containsExactly(new Found(0, 10_000, 2));
        assertThat(inOrder("a and b").event(0, "a").event(10_001, "b").end()).isEmpty();
    }

    @Test
    void theOrderIsThatOfTheText() {
        assertThat(inOrder("b and a").event(0, "a").event(1, "b").end()).isEmpty();
        assertThat(inOrder("b and a").event(0, "b").event(1, "a").end()).hasSize(1);
    }

    @Test
    void oneEventMayServeTwoSteps() {
        assertThat(inOrder("a and b").event(0, "ab").end()).containsExactly(new Found(0, 0, 1));
    }

    @Test
    void anEarlierChoiceThatIsTooOldDoesNotHideALaterOne() {
        assertThat(inOrder("a and b and c")
                        .event(-5_000, "a")
                        .event(-4_000, "b")
                        .event(0, "a")
                        .event(1, "b")
                        .event(10_000, "c")
                        .end())
                .containsExactly(new Found(0, 10_000, 3));
    }

    @Test
    void whatIsNegatedInAnOrderStaysAwayFromTheLastStepOn() {
        String neverC = "a and b and not c";

        assertThat(inOrder(neverC).event(0, "a").event(1, "c").event(2, "b").end())
                .containsExactly(new Found(0, 2, 2));
        assertThat(inOrder(neverC).event(0, "a").event(2, "b").event(2, "c").end())
                .isEmpty();
        assertThat(inOrder(neverC)
                        .event(0, "a")
                        .event(2, "b")
                        .event(10_002, "c")
                        .end())
                .isEmpty();
        assertThat(inOrder(neverC)
                        .event(0, "a")
                        .event(2, "b")
                        .event(10_003, "c")
                        .end())
                .hasSize(1);
    }

    @Test
    void eachAlternativeIsAnOrderOfItsOwn() {
        String either = "a and (b or c)";

        assertThat(inOrder(either).event(0, "a").event(1, "c").end()).hasSize(1);
        assertThat(inOrder(either).event(0, "c").event(1, "a").event(2, "b").end())
                .containsExactly(new Found(0, 2, 3));
        assertThat(inOrder(either).event(0, "c").event(1, "a").end()).isEmpty();
    }
}
