package dev.lapwing.rule.definition;

import static dev.lapwing.rule.Correlations.read;
import static dev.lapwing.rule.Correlations.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.rule.Correlations;
import dev.lapwing.rule.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What temporal_ordered makes of its condition. */
class OrderedConditionsTest {
    private static String ordered(String rest) {
        return "type: temporal_ordered\ntimespan: 5m\n" + rest;
    }

    private static Sequence way(List<Integer> members, Integer... absent) {
        return new Sequence(members, List.of(absent));
    }

    @Test
    void nothingSaidIsEveryRuleInTheListedOrder() {
        CorrelationRule rule = read(ordered("rules: [b, a, c]"));

        assertThat(rule.type()).isEqualTo(CorrelationType.TEMPORAL_ORDERED);
        assertThat(rule.members()).extracting(Member::name).containsExactly("b", "a", "c");
        assertThat(rule.sequences()).containsExactly(way(List.of(0, 1, 2)));
        assertThat(rule.measure()).isEqualTo(Measure.count(Bounds.atLeast(1)));
        assertThat(rule.expression()).isEqualTo(Expression.atLeast(1));
        assertThat(rule.countedMembers()).containsExactly(0, 1, 2);
        assertThat(rule.hasNegation()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gte: 3", "gt: 2", "gt: 2.5", "eq: 3", "gte: 3, lte: 3", "gte: 2.1"})
    void aNumberThatMeansAllIsEveryRule(String condition) {
        assertThat(read(ordered("rules: [a, b, c]\ncondition: {" + condition + "}"))
                        .sequences())
                .containsExactly(way(List.of(0, 1, 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gte: 2", "gt: 3", "lte: 3", "eq: 2", "neq: 3", "gte: 0", "gte: 4"})
    void anyOtherNumberIsRefused(String condition) {
        assertThat(wrong(ordered("rules: [a, b, c]\ncondition: {" + condition + "}")))
                .containsExactly(
                        "temporal_ordered needs all of its 3 rules; to choose among them write a text such as \"a and (b or c)\"");
    }

    @Test
    void aTextOrdersRulesAsItNamesThem() {
        CorrelationRule rule = read(ordered("rules: [a, b, c]\ncondition: c and a and b"));

        assertThat(rule.sequences()).containsExactly(way(List.of(2, 0, 1)));
    }

    @Test
    void aTextIsMultipliedOutIntoAlternatives() {
        assertThat(read(ordered("condition: a and (b or c)")).sequences())
                .containsExactly(way(List.of(0, 1)), way(List.of(0, 2)));
        assertThat(read(ordered("condition: a and not (b or not c)")).sequences())
                .containsExactly(way(List.of(0, 2), 1));
        assertThat(read(ordered("condition: (a or b) and (a or c)")).sequences())
                .containsExactly(way(List.of(0, 0)), way(List.of(0, 2)), way(List.of(1, 0)), way(List.of(1, 2)));
        assertThat(read(ordered("condition: a or b or c or a")).sequences())
                .containsExactly(way(List.of(0)), way(List.of(1)), way(List.of(2)));
    }

    @Test
    void aNameMayComeAgain() {
        CorrelationRule rule = read(ordered("condition: a and b and a"));

        assertThat(rule.sequences()).containsExactly(way(List.of(0, 1, 0)));
        assertThat(rule.members()).hasSize(2);
    }

    @Test
    void aNegatedRuleIsAbsentAfterwards() {
        CorrelationRule rule = read(ordered("condition: a and not c and b and not c"));

        assertThat(rule.sequences()).containsExactly(way(List.of(0, 2), 1));
        assertThat(rule.hasNegation()).isTrue();
        assertThat(read(ordered("condition: a and b and not a")).sequences()).containsExactly(way(List.of(0, 1), 0));
        assertThat(read(ordered("condition: (a or b) and not a")).sequences()).containsExactly(way(List.of(1), 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a or not b|the condition can hold without any rule that has to match",
                "not a|the condition names no rule that has to match",
                "a and not a|the condition wants a rule to match and to be absent at once",
                "1 of them|name the rules one by one: \"of\" is for detections",
                "a AND b|write \"and\" in lower case",
                "a and (b|a parenthesis is not closed",
                "a and nobody|no rule is called \"nobody\"",
            })
    void aTextWithoutSenseIsNamed(String condition, String sentence) {
        assertThat(wrong(ordered("condition: " + condition))).containsExactly(sentence);
    }

    @Test
    void aSlipOfSigmasDocumentationIsReadWithAWarning() {
        String body = ordered("rules: [a, b]").replace("temporal_ordered", "ordered_temporal");

        assertThat(wrong(body))
                .containsExactly("(warning) ordered_temporal is read as temporal_ordered, Sigma's name for it");
        assertThat(read(body).type()).isEqualTo(CorrelationType.TEMPORAL_ORDERED);
    }

    @Test
    void namesMayHoldHyphensDotsAndDigits() {
        String id = "6d1f5c1e-2f0b-4c53-9d0c-0a4b8f5e7a11";
        String text = Rules.named("log-in.2").replace("name:", "id: " + id + "\nname:")
                + Rules.named("x_1")
                + Correlations.named("many", ordered("condition: " + id + " and x_1"));

        assertThat(Correlations.rule(Rules.load(text), "many").members())
                .extracting(Member::name)
                .containsExactly(id, "x_1");
        assertThat(Correlations.rule(Rules.load(text.replace("condition: " + id, "condition: log-in.2")), "many")
                        .members())
                .extracting(Member::name)
                .containsExactly("log-in.2", "x_1");
    }

    @Test
    void theListAndTheTextNameTheSameRules() {
        assertThat(wrong(ordered("rules: [a]\ncondition: a and b")))
                .containsExactly("\"b\" is not among the rules of this correlation");
        assertThat(wrong(ordered("rules: [a, b]\ncondition: a"))).containsExactly("the condition does not name \"b\"");
        assertThat(wrong(ordered("condition: {gte: 1}"))).containsExactly("the correlation names no rules");
        assertThat(wrong(ordered(""))).containsExactly("the correlation names no rules");
    }
}
