package dev.lapwing.rule.syntax;

import static dev.lapwing.rule.Correlations.read;
import static dev.lapwing.rule.Correlations.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.rule.definition.Measure;
import dev.lapwing.rule.definition.Window;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of a condition, the window they are judged in, and those that make no sense. */
class ConditionNumbersTest {
    private static String counting(String condition) {
        return "type: event_count\nrules: [a]\ntimespan: 5m\ncondition: {" + condition + "}";
    }

    private static String valuing(String type, String condition) {
        return "type: " + type + "\nrules: [a]\ntimespan: 5m\ncondition: {" + condition + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gt: 1.5|BACKWARD|2|1",
                "gte: 2|BACKWARD|2|1",
                "gte: 2, lt: 4|BACKWARD|3|4",
                "gt: 1, lte: 4|BACKWARD|4|1",
                "gte: 5, lte: 5|BACKWARD|5|6",
                "lt: 10|FORWARD|9|10",
                "lte: 10|FORWARD|10|11",
                "lt: 1.5|FORWARD|1|2",
                "eq: 3|FORWARD|3|4",
                "neq: 3|FORWARD|4|3",
                "lt: 1|AFTER|0|1",
                "lt: 0.5|AFTER|0|1",
                "lte: 0|AFTER|0|1",
                "lte: 0.9|AFTER|0|1",
                "eq: 0|AFTER|0|1",
            })
    void eachComparisonHasItsWindow(String condition, Window window, long holds, long not) {
        Measure measure = read(counting(condition)).measure();

        assertThat(measure.window()).isEqualTo(window);
        assertThat(measure.bounds().holds(holds)).isTrue();
        assertThat(measure.bounds().holds(not)).isFalse();
    }

    @Test
    void countsOfValuesLookBehindTheirEventForZeroToo() {
        assertThat(read(valuing("value_count", "lt: 1, field: c-ip")).measure().window())
                .isEqualTo(Window.AFTER);
    }

    @ParameterizedTest
    @CsvSource({"value_sum, lt: 1", "value_avg, lte: 0", "value_median, eq: 0", "value_sum, lt: -5"})
    void numbersOfAFieldMayBeZeroOrLessInAnyWindow(String type, String condition) {
        assertThat(read(valuing(type, condition + ", field: sc-status"))
                        .measure()
                        .window())
                .isEqualTo(Window.FORWARD);
    }

    @Test
    void equalityIsOneNumberAndInequalityAllOthers() {
        assertThat(read(counting("eq: 3")).bounds()).isEqualTo(Bounds.exactly(BigDecimal.valueOf(3), false));
        assertThat(read(counting("neq: 3.0")).bounds()).isEqualTo(Bounds.exactly(BigDecimal.valueOf(3), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lt: 0|no count satisfies this condition",
                "lte: -1|no count satisfies this condition",
                "eq: 1.5|no count satisfies this condition",
                "eq: -1|no count satisfies this condition",
                "gt: 1, lt: 2|no count satisfies this condition",
                "gte: 3, lt: 3|no number lies within these ends",
                "gte: 4, lte: 3|no number lies within these ends",
                "eq: 3, gte: 1|eq and neq stand alone in a condition",
                "eq: 3, neq: 4|eq and neq stand alone in a condition",
                "lt: 3, lte: 4|one lower and one upper end at most",
                "gt: 3, gte: 4, lt: 9|one lower and one upper end at most",
                "gte: '3'|\"3\" is no number",
                "neq: many|\"many\" is no number",
                "gte: 0|(warning) every count satisfies this condition",
                "gt: -0.5|(warning) every count satisfies this condition",
                "neq: 1.5|(warning) every count satisfies this condition",
                "neq: 0|(warning) every count satisfies this condition",
                "gte: 0, lt: 1|the event that is looked at counts itself, so the count is never 0; lt: 1 alone means that no other follows",
                "gte: 1, field: c-ip|event_count looks at no field; value_count does",
            })
    void aConditionWithoutSenseIsNamed(String condition, String sentence) {
        assertThat(wrong(counting(condition))).containsExactly(sentence);
    }

    @Test
    void aConditionNeedsAComparison() {
        assertThat(wrong(counting("")))
                .containsExactly("the condition needs gt, gte, lt, lte, eq or neq with a number");
        assertThat(wrong("type: event_count\nrules: [a]\ntimespan: 5m"))
                .containsExactly("the correlation has no condition");
        assertThat(wrong("type: event_count\nrules: [a]\ntimespan: 5m\ncondition: a"))
                .containsExactly("\"condition\" must be a map");
    }

    @Test
    void absurdNumbersAreNumbers() {
        String digits = "9".repeat(31);

        assertThat(read(counting("gte: " + digits)).bounds().low()).contains(new BigDecimal(digits));
        assertThat(wrong(counting("gte: 1e30"))).containsExactly("\"1e30\" is no number");
    }

    @ParameterizedTest
    @CsvSource({"value_sum, VALUE_SUM", "value_avg, VALUE_AVG", "value_median, VALUE_MEDIAN"})
    void numbersOfAFieldKeepTheirFraction(String word, CorrelationType type) {
        CorrelationRule rule = read(valuing(word, "gte: 0.25, field: sc-status"));

        assertThat(rule.type()).isEqualTo(type);
        assertThat(rule.measure())
                .isEqualTo(new Measure(
                        List.of("sc-status"),
                        Optional.empty(),
                        new Bounds(Optional.of(new BigDecimal("0.25")), true, Optional.empty(), false),
                        Window.BACKWARD));
    }

    @Test
    void aPercentileIsADecimalToo() {
        CorrelationRule rule = read(valuing("value_percentile", "gt: 3, field: sc-status, percentile: 99.90"));

        assertThat(rule.type()).isEqualTo(CorrelationType.VALUE_PERCENTILE);
        assertThat(rule.measure().percentile()).contains(new BigDecimal("99.9"));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "100.1"})
    void aPercentileLiesAboveZeroAndUpToAHundred(String percentile) {
        assertThat(wrong(valuing("value_percentile", "gt: 3, field: sc-status, percentile: " + percentile)))
                .containsExactly(
                        "value_percentile needs a \"percentile\" above 0 and up to 100: it is numeric, the nearest rank among the values of the field");
        assertThat(read(valuing("value_percentile", "gt: 3, field: sc-status, percentile: 100"))
                        .measure()
                        .percentile())
                .contains(BigDecimal.valueOf(100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value_percentile|gt: 3, field: sc-status|value_percentile needs a \"percentile\" above 0 and up to 100: it is numeric, the nearest rank among the values of the field",
                "value_percentile|gt: 3, field: sc-status, percentile: high|\"high\" is no number",
                "value_median|gt: 3, field: sc-status, percentile: 50|\"percentile\" goes with value_percentile only: it is numeric, the nearest rank among the values of the field",
                "event_count|gt: 3, percentile: 50|\"percentile\" goes with value_percentile only: it is numeric, the nearest rank among the values of the field",
                "value_sum|gt: 3|value_sum needs one field",
                "value_avg|gt: 3, field: [sc-status, c-ip]|value_avg needs one field",
                "value_count|gt: 3|value_count needs a field",
                "value_count|gt: 3, field: []|value_count needs a field",
                "value_count|gt: 3, field: [c-ip, c-ip]|\"c-ip\" is named twice",
                "value_count|gt: 3, field: ''|a field needs a name",
                "value_sum|gt: 3, field: nobody.knows|events of this log source have no field \"nobody.knows\"",
            })
    void theFieldIsAskedFor(String type, String condition, String sentence) {
        assertThat(wrong(valuing(type, condition))).containsExactly(sentence);
    }

    @Test
    void anAliasIsNoFieldOfAnEvent() {
        String body = valuing("value_count", "gt: 3, field: who") + "\ngroup-by: [who]\naliases: {who: {a: c-ip}}";

        assertThat(wrong(body))
                .containsExactly("\"who\" is an alias, which group-by alone understands; name a field of the events");
    }

    @Test
    void thenAndShareLookBack() {
        assertThat(read(counting("gte: 1, lt: 3") + "\nthen: b").thenMember()).contains(1);
        assertThat(read(counting("gte: 0, lt: 1") + "\nthen: b").bounds().holds(0))
                .isTrue();
        assertThat(wrong(counting("lt: 3") + "\nthen: b"))
                .containsExactly("\"then\" needs a condition with gt or gte, which looks back");
        assertThat(wrong(counting("eq: 0") + "\nshare: {gte: 0.5, among: [a]}"))
                .containsExactly("\"share\" needs a condition with gt or gte, which looks back");
        assertThat(wrong(valuing("value_count", "gte: 3, field: c-ip") + "\nthen: b"))
                .containsExactly("\"then\" goes with event_count only");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lt: 0.5|a share needs gt or gte; lt or lte may stand beside it",
                "eq: 1|a share needs gt or gte; lt or lte may stand beside it",
                "neq: 1|a share needs gt or gte; lt or lte may stand beside it",
                "gte: 85|a share is a part of 1: 0.85 means 85 of 100",
                "gt: 1|a share is a part of 1: 0.85 means 85 of 100",
                "gte: -2, lt: 0|a share is a part of 1: 0.85 means 85 of 100",
            })
    void aShareHasALowerEndThatCanBeReached(String bounds, String sentence) {
        assertThat(wrong(counting("gte: 3") + "\nshare: {" + bounds + ", among: [a, b]}"))
                .containsExactly(sentence);
        assertThat(wrong(counting("gte: 3") + "\nshare: {gte: 0.5, lte: 1, among: [a, b]}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeframe: 5m|unknown key \"timeframe\"; a correlation has a \"timespan\"",
                "timespan: 5m~field: c-ip|\"field\" stands under condition: {field: ...}",
                "timespan: 5m~speed: 5|\"speed\" goes with impossible_travel only",
                "timespan: 5m~learn: 5d|\"learn\" goes with new_value, rate_anomaly, absence, impossible_travel only",
            })
    void aKeyOfAnotherPlaceIsExplained(String lines, String sentence) {
        String body = "type: event_count\nrules: [a]\ncondition: {gte: 3}\n" + lines.replace('~', '\n');

        assertThat(wrong(body)).containsExactly(sentence);
    }
}
