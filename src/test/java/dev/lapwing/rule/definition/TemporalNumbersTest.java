package dev.lapwing.rule.definition;

import static dev.lapwing.rule.Correlations.read;
import static dev.lapwing.rule.Correlations.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many rules a temporal correlation wants, and texts that nothing can satisfy. */
class TemporalNumbersTest {
    private static String temporal(String condition) {
        return "type: temporal\nrules: [a, b, c]\ntimespan: 5m\ncondition: " + condition;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{gte: 2}|BACKWARD|3|1",
                "{gt: 1.5}|BACKWARD|2|1",
                "{gte: 1, lt: 3}|BACKWARD|2|3",
                "{lt: 2}|FORWARD|1|2",
                "{lte: 1}|FORWARD|1|2",
                "{eq: 2}|FORWARD|2|3",
                "{neq: 2}|FORWARD|3|2",
            })
    void aNumberCountsTheRulesThatMatch(String condition, Window window, long holds, long not) {
        CorrelationRule rule = read(temporal(condition));

        assertThat(rule.measure().window()).isEqualTo(window);
        assertThat(((Expression.Count) rule.expression()).bounds().holds(holds)).isTrue();
        assertThat(((Expression.Count) rule.expression()).bounds().holds(not)).isFalse();
    }

    @Test
    void aTextLooksBack() {
        assertThat(read(temporal("a and b and not c")).measure().window()).isEqualTo(Window.BACKWARD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{gte: 4}|the number of rules lies between 1 and 3",
                "{gt: 3}|the number of rules lies between 1 and 3",
                "{lt: 1}|the number of rules lies between 1 and 3",
                "{eq: 0}|the number of rules lies between 1 and 3",
                "{eq: 1.5}|the number of rules lies between 1 and 3",
                "{gte: 0}|(warning) every number of rules satisfies this condition",
                "{lte: 3}|(warning) every number of rules satisfies this condition",
                "{neq: 4}|(warning) every number of rules satisfies this condition",
                "{gte: 1, field: c-ip}|temporal looks at no field; value_count does",
                "a and b and c and not a|the condition wants a rule to match and to be absent at once",
            })
    void aConditionWithoutSenseIsNamed(String condition, String sentence) {
        assertThat(wrong(temporal(condition))).contains(sentence);
    }
}
