package dev.lapwing.rule;

import static dev.lapwing.rule.Correlations.sentences;
import static dev.lapwing.rule.Correlations.wrong;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Effort;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Correlations that want to cost much are refused with a sentence, and at once. */
@Tag("long")
class HostileCorrelationsTest {
    private static final int MANY = 5_000;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Duration before = Effort.soFar();

    @AfterEach
    void wasSoon() {
        assertThat(Effort.soFar().minus(before)).as("processor time").isLessThan(SOON);
    }

    private static String over(String name, String member) {
        return Correlations.named(
                name, "type: event_count\nrules: [" + member + "]\ntimespan: 1h\ncondition: {gte: 2}");
    }

    /** A file for every correlation, since one file holds fewer values. */
    private static String[] files(IntFunction<String> file) {
        return IntStream.rangeClosed(0, MANY).mapToObj(file).toArray(String[]::new);
    }

    private static String names(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(index -> "r" + index).collect(joining(", "));
    }

    private static String rules(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(index -> Rules.named("r" + index))
                .collect(joining());
    }

    private static String ordered(String condition) {
        return "type: temporal_ordered\ntimespan: 5m\ncondition: " + condition;
    }

    @Test
    void aChainOfThousandsIsTooLong() {
        String[] files =
                files(index -> index == 0 ? Rules.named("a") + over("c0", "a") : over("c" + index, "c" + (index - 1)));

        assertThat(sentences(files)).containsExactly("a chain of correlations has at most 8 levels");
    }

    @Test
    void aChainOfThousandsFromTheTopIsTooLong() {
        String[] files = files(index -> index == MANY
                ? Rules.named("a") + over("c0", "a")
                : over("c" + (MANY - index), "c" + (MANY - index - 1)));

        assertThat(sentences(files)).containsExactly("a chain of correlations has at most 8 levels");
    }

    @Test
    void aRingOfThousandsIsNamedShortly() {
        String[] files = files(index -> over("c" + index, "c" + (index == MANY ? 0 : index + 1)));

        assertThat(sentences(files))
                .containsExactly(
                        "correlations name each other in a ring: c0 -> c1 -> c2 -> c3 -> c4 -> c5 -> c6 -> c7 -> ... (5001 rules) -> c0");
    }

    @Test
    void ofRingsWithinRingsEachRuleShowsAtMostOnce() {
        String all = IntStream.rangeClosed(0, 60).mapToObj(index -> "c" + index).collect(joining(", "));
        String text = IntStream.rangeClosed(0, 60)
                .mapToObj(index -> over("c" + index, all))
                .collect(joining());

        assertThat(sentences(text)).isNotEmpty().hasSizeLessThanOrEqualTo(61);
    }

    @Test
    void thousandsOfUnknownNamesAreNamed() {
        String[] files = files(index -> over("c" + index, "x" + index));

        List<String> sentences = sentences(files);

        assertThat(sentences).hasSize(MANY + 1);
        assertThat(sentences.get(0)).isEqualTo("no rule is called \"x0\"; did you mean \"c0\"?");
    }

    @Test
    void aCorrelationNamesAtMostSixtyThreeRules() {
        String body = "type: event_count\ntimespan: 5m\ncondition: {gte: 10}\nrules: ";
        String most = "a correlation names at most 63 rules";

        assertThat(sentences(rules(63) + Correlations.named("many", body + "[" + names(1, 63) + "]")))
                .isEmpty();
        assertThat(sentences(rules(64) + Correlations.named("many", body + "[" + names(1, 64) + "]")))
                .containsExactly(most);
        assertThat(sentences(rules(64) + Correlations.named("many", body + "[" + names(1, 63) + "]\nthen: r64")))
                .containsExactly(most);
        assertThat(sentences(Correlations.named("many", body + "[" + names(1, 40_000) + "]")))
                .containsExactly(most);
        assertThat(sentences(rules(80)
                        + Correlations.named("many", ordered(names(1, 80).replace(", ", " or ")))))
                .containsExactly(most);
    }

    @Test
    void alternativesThatExplodeAreRefused() {
        String tooMany = "the condition can hold in more than 64 ways, or in one of more than 32 steps";

        assertThat(wrong(ordered("(a or b)" + " and (a or b)".repeat(5)))).isEmpty();
        assertThat(wrong(ordered("(a or b)" + " and (a or b)".repeat(6)))).containsExactly(tooMany);
        assertThat(wrong(ordered("(a or b)" + " and (a or b)".repeat(60)))).containsExactly(tooMany);
        assertThat(wrong(ordered("a" + " or b".repeat(63)))).isEmpty();
        assertThat(wrong(ordered("a" + " or b".repeat(64)))).containsExactly(tooMany);
        assertThat(wrong(ordered("a" + " and b".repeat(31)))).isEmpty();
        assertThat(wrong(ordered("a" + " and b".repeat(32)))).containsExactly(tooMany);
        assertThat(sentences(rules(33)
                        + Correlations.named(
                                "many", "type: temporal_ordered\ntimespan: 5m\nrules: [" + names(1, 33) + "]")))
                .containsExactly(tooMany);
    }

    @Test
    void aTemporalConditionMayHaveManyWays() {
        String body = "type: temporal\ntimespan: 5m\ncondition: (a or b)" + " and (a or c)".repeat(60);

        assertThat(wrong(body)).isEmpty();
    }

    @Test
    void longAndDeepConditionsAreRefused() {
        assertThat(wrong(ordered("a" + " or a".repeat(250)))).containsExactly("the condition has more than 500 words");
        assertThat(wrong(ordered("(".repeat(60) + "a" + ")".repeat(60))))
                .containsExactly("the condition is nested too deep");
        assertThat(wrong(ordered("\"" + "not ".repeat(60) + "a\"")))
                .containsExactly("the condition is nested too deep");
    }

    @Test
    void spansAndNumbersBeyondAllMeasureAreRefused() {
        String body = "type: rate_anomaly\nrules: [a]\n";

        assertThat(wrong(body + "timespan: 10y")).isNotEmpty();
        assertThat(wrong(body + "forget: 999999999y"))
                .contains("a time span is longer than nothing and at most ten years");
        assertThat(wrong(body + "least: " + "9".repeat(31)))
                .containsExactly("\"least\" must be a whole number from 1 to 1000000000");
        assertThat(wrong("type: absence\nrules: [a]\ntimespan: 10y\nforget: 10y"))
                .containsExactly(
                        "\"learn\" must be shorter than \"forget\"; absence learns for 15778476m and forgets after 5259492m");
    }
}
