package dev.lapwing.rule.definition;

import static dev.lapwing.rule.Correlations.read;
import static dev.lapwing.rule.Correlations.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.rule.Correlations;
import dev.lapwing.rule.Rules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parameters of baselines: what they are where nothing is said, and which do not go together. */
class BaselineRulesTest {
    private static final Bounds ONE = Bounds.atLeast(1);

    private static String baseline(String type, String rest) {
        return "type: " + type + "\nrules: [a]\n" + rest;
    }

    private static Baseline learnt(String type, String rest) {
        return read(baseline(type, rest)).baseline().orElseThrow();
    }

    private static Measure over(String... fields) {
        return new Measure(List.of(fields), Optional.empty(), ONE, Window.BACKWARD);
    }

    @Test
    void aNewValueHasDefaults() {
        CorrelationRule rule = read(baseline("new_value", "condition: {field: c-ip}"));

        assertThat(rule.type()).isEqualTo(CorrelationType.NEW_VALUE);
        assertThat(rule.timespan()).isEqualTo(Duration.ofHours(1));
        assertThat(rule.measure()).isEqualTo(over("c-ip"));
        assertThat(rule.baseline()).contains(new Baseline.NewValue(Duration.ofDays(7), Duration.ofDays(30), 1000));
        assertThat(rule.groupBy()).isEmpty();
        assertThat(rule.countedMembers()).containsExactly(0);
        assertThat(rule.expression()).isEqualTo(Expression.atLeast(1));
    }

    @Test
    void aNewValueIsWhatTheRuleSays() {
        String rest = """
                group-by: [actor.user.uid]
                condition: {field: [c-ip, c-useragent]}
                timespan: 10m
                learn: 2d
                forget: 90d
                values: 10000
                """;

        CorrelationRule rule = read(baseline("new_value", rest));

        assertThat(rule.timespan()).isEqualTo(Duration.ofMinutes(10));
        assertThat(rule.measure()).isEqualTo(over("c-ip", "c-useragent"));
        assertThat(rule.baseline()).contains(new Baseline.NewValue(Duration.ofDays(2), Duration.ofDays(90), 10_000));
    }

    @Test
    void aRateAnomalyHasDefaults() {
        CorrelationRule rule = read(baseline("rate_anomaly", ""));

        assertThat(rule.timespan()).isEqualTo(Duration.ofHours(1));
        assertThat(rule.measure()).isEqualTo(over());
        assertThat(rule.baseline())
                .contains(new Baseline.RateAnomaly(
                        Duration.ofDays(7), Duration.ofDays(56), Duration.ofHours(1), BigDecimal.valueOf(6), 10));
    }

    @Test
    void aRateAnomalyIsWhatTheRuleSays() {
        assertThat(learnt("rate_anomaly", "timespan: 15m\nlearn: 2h\nforget: 1024h\ngap: 1h\nfactor: 4.50\nleast: 30"))
                .isEqualTo(new Baseline.RateAnomaly(
                        Duration.ofHours(2), Duration.ofHours(1024), Duration.ofHours(1), new BigDecimal("4.5"), 30));
        assertThat(((Baseline.RateAnomaly) learnt("rate_anomaly", "timespan: 30m")).gap())
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void anAbsenceLearnsForThreeTimespans() {
        CorrelationRule rule = read(baseline("absence", "timespan: 2h"));

        assertThat(rule.timespan()).isEqualTo(Duration.ofHours(2));
        assertThat(rule.measure()).isEqualTo(over());
        assertThat(rule.baseline()).contains(new Baseline.Absence(Duration.ofHours(6), Duration.ofDays(30), false));
        assertThat(learnt("absence", "timespan: 2h\nlearn: 1h\nforget: 2h"))
                .isEqualTo(new Baseline.Absence(Duration.ofHours(1), Duration.ofHours(2), false));
    }

    @Test
    void anAbsenceMayBeOfWhatEveryInstanceHas() {
        assertThat(learnt("absence", "timespan: 2h\nexpected: true"))
                .isEqualTo(new Baseline.Absence(Duration.ofHours(6), Duration.ofDays(30), true));
    }

    @Test
    void whatEveryInstanceHasGoesByTheInstanceAlone() {
        String sentence =
                "\"expected\" is about an instance as a whole: it goes with neither \"group-by\" nor \"scope: all\"";

        assertThat(wrong(baseline("absence", "timespan: 2h\nexpected: true\ngroup-by: [c-ip]")))
                .containsExactly(sentence);
        assertThat(Correlations.sentences(Rules.named("a")
                        + Correlations.named("many", baseline("absence", "timespan: 2h\nexpected: true"))
                                .replace("correlation:", "lapwing: {scope: all}\ncorrelation:")))
                .containsExactly(sentence);
    }

    @Test
    void impossibleTravelHasDefaults() {
        CorrelationRule rule = read(baseline("impossible_travel", ""));

        assertThat(rule.timespan()).isEqualTo(Duration.ofHours(1));
        assertThat(rule.measure()).isEqualTo(over("src_endpoint.ip"));
        assertThat(rule.baseline())
                .contains(new Baseline.ImpossibleTravel(
                        Duration.ZERO, Duration.ofHours(24), BigDecimal.valueOf(1000), BigDecimal.valueOf(500)));
    }

    @Test
    void impossibleTravelIsWhatTheRuleSays() {
        String rest = "condition: {field: pocketbase.remote_ip}\nlearn: 1h\nforget: 2d\nspeed: 900.5\ndistance: 50";

        CorrelationRule rule = read(baseline("impossible_travel", rest));

        assertThat(rule.valueFields()).containsExactly("pocketbase.remote_ip");
        assertThat(rule.baseline())
                .contains(new Baseline.ImpossibleTravel(
                        Duration.ofHours(1), Duration.ofDays(2), new BigDecimal("900.5"), BigDecimal.valueOf(50)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "new_value||new_value needs condition: {field: ...}",
                "new_value|condition: {gte: 3}|new_value needs condition: {field: ...};unknown key \"gte\"",
                "new_value|field: c-ip|\"field\" stands under condition: {field: ...}",
                "new_value|condition: {field: nobody.knows}|events of this log source have no field \"nobody.knows\"",
                "new_value|condition: {field: c-ip}~learn: 30d|\"learn\" must be shorter than \"forget\"; new_value learns for 30d and forgets after 30d",
                "new_value|condition: {field: c-ip}~forget: 90m|\"learn\" must be shorter than \"forget\"; new_value learns for 7d and forgets after 90m",
                "new_value|condition: {field: c-ip}~values: 0|\"values\" must be a whole number from 1 to 10000",
                "new_value|condition: {field: c-ip}~values: 10001|\"values\" must be a whole number from 1 to 10000",
                "new_value|condition: {field: c-ip}~values: 2.5|\"values\" must be a whole number from 1 to 10000",
                "new_value|condition: {field: c-ip}~values: many|\"many\" is no number",
                "new_value|condition: {field: c-ip}~gap: 1h|\"gap\" goes with rate_anomaly only",
                "new_value|condition: {field: c-ip}~lern: 1h|unknown key \"lern\"; did you mean \"learn\"?",
                "new_value|condition: {field: c-ip}~then: b|\"then\" goes with event_count only",
                "rate_anomaly|condition: {gte: 5}|rate_anomaly has no condition",
                "rate_anomaly|timespan: 1d|\"learn\" must be at least 8 times the timespan; it is 7d",
                "rate_anomaly|timespan: 1m|\"forget\" may be at most 4096 times the timespan; it is 56d",
                "rate_anomaly|gap: 7d|\"gap\" must be shorter than \"learn\"",
                "rate_anomaly|factor: 0|\"factor\" must be above 0",
                "rate_anomaly|least: 0|\"least\" must be a whole number from 1 to 1000000000",
                "absence||the correlation has no timespan",
                "absence|timespan: 1h~condition: {gte: 1}|absence has no condition",
                "absence|timespan: 2h~learn: 30m~forget: 1h|\"forget\" must be at least the timespan; it is 1h",
                "absence|timespan: 12d|\"learn\" must be shorter than \"forget\"; absence learns for 36d and forgets after 30d",
                "absence|timespan: 2h~expected: often|\"expected\" must be true or false",
                "new_value|condition: {field: c-ip}~expected: true|\"expected\" goes with absence only",
                "impossible_travel|condition: {field: [c-ip, pocketbase.remote_ip]}|impossible_travel needs one field",
                "impossible_travel|speed: -1|\"speed\" must be above 0",
                "impossible_travel|distance: 0|\"distance\" must be above 0",
                "impossible_travel|learn: 24h|\"learn\" must be shorter than \"forget\"; impossible_travel learns for 1d and forgets after 1d",
                "impossible_travel|values: 5|\"values\" goes with new_value only",
            })
    void whatDoesNotGoTogetherIsNamed(String type, String rest, String sentences) {
        String body = baseline(type, rest == null ? "" : rest.replace('~', '\n'));

        assertThat(wrong(body)).contains(sentences.split(";(?=unknown)"));
    }

    @Test
    void theDefaultFieldHasToBeOneOfTheEventsToo() {
        String text = Rules.named("a")
                        .replace("{product: pocketbase, service: request}", "{product: neon, service: audit}")
                        .replace("pocketbase.action", "api.operation")
                + Correlations.named("many", baseline("impossible_travel", ""));

        assertThat(Correlations.sentences(text))
                .containsExactly("events of this log source have no field \"src_endpoint.ip\"");
    }
}
