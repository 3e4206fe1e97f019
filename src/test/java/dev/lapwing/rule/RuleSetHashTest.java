package dev.lapwing.rule;

import static dev.lapwing.rule.Rules.load;
import static dev.lapwing.rule.Rules.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Fingerprints follow what a rule detects and nothing else. */
class RuleSetHashTest {
    private static final String RULE = """
            title: A rule
            name: a
            logsource: {product: pocketbase, service: request}
            detection:
              sel:
                cs-method: POST
                sc-status: [400, 401]
              condition: sel
            """;
    private static final String COUNT = """
            title: Many
            correlation: {type: event_count, rules: [a], timespan: 5m, condition: {gte: 10}, group-by: [c-ip]}
            """;

    private static long of(String text) {
        return load(text).detections().get(0).fingerprint();
    }

    private static long count(String correlation) {
        return load(RULE + "---\n" + correlation).correlations().get(0).fingerprint();
    }

    @Test
    void staysForTheSameRuleWrittenDifferently() {
        String other = """
                # a comment
                name: 'a'
                title: Another title
                level: high
                detection: {condition: "sel", sel: {sc-status: [400, 401], "cs-method": 'POST'}}
                logsource:
                    service: request   # comment
                    product: pocketbase
                """;

        assertThat(of(other)).isEqualTo(of(RULE));
    }

    @Test
    void staysWhereverTheRuleStands() {
        RuleSet rules = load(named("b") + RULE);

        assertThat(rules.detections().get(1).ordinal()).isEqualTo(1);
        assertThat(rules.detections().get(1).fingerprint()).isEqualTo(of(RULE));
    }

    @Test
    void staysFromOneVersionToTheNext() {
        assertThat(of(RULE)).isEqualTo(-3155910967254201433L);
    }

    @Test
    void changesWithIdentityLogSourceAndDetection() {
        assertThat(List.of(
                        of(RULE),
                        of(RULE.replace("name: a", "name: b")),
                        of(RULE.replace("POST", "GET")),
                        of(RULE.replace("401]", "402]")),
                        of(RULE.replace("401]", "'401']")),
                        of(RULE.replace("condition: sel", "condition: not sel")),
                        of(RULE.replace("service: request", "category: webserver"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void ofACorrelationFollowsAllThatDecidesWhenItFires() {
        assertThat(List.of(
                        count(COUNT),
                        count(COUNT.replace("10", "11")),
                        count(COUNT.replace("gte", "gt")),
                        count(COUNT.replace("5m", "6m")),
                        count(COUNT.replace("[c-ip]", "[c-uri]")),
                        count(COUNT + "lapwing: {scope: all}\n")))
                .doesNotHaveDuplicates();
        assertThat(count(COUNT.replace("10", "10.0").replace("Many\n", "Many\nlevel: low\n")))
                .isEqualTo(count(COUNT));
    }

    @Test
    void ofACorrelationFollowsEachPartOfEveryType() {
        assertThat(List.of(
                        count(COUNT),
                        count(COUNT.replace("gte: 10", "lt: 10")),
                        count(COUNT.replace("gte: 10", "gte: 10, lte: 10")),
                        count(COUNT.replace("gte: 10", "eq: 10")),
                        count(COUNT.replace("gte: 10", "neq: 10")),
                        count(typed("value_sum", "condition: {gte: 10, field: sc-status}")),
                        count(typed("value_avg", "condition: {gte: 10, field: sc-status}")),
                        count(typed("value_median", "condition: {gte: 10, field: sc-status}")),
                        count(typed("value_median", "condition: {gte: 10, field: pocketbase.level}")),
                        count(typed("value_percentile", "condition: {gte: 10, field: sc-status, percentile: 90}")),
                        count(typed("value_percentile", "condition: {gte: 10, field: sc-status, percentile: 95}")),
                        count(typed("temporal", "condition: {gte: 1}")),
                        count(typed("temporal", "condition: {eq: 1}")),
                        count(typed("temporal", "condition: {neq: 2}")),
                        count(typed("temporal", "condition: a")),
                        count(typed("temporal_ordered", "condition: a")),
                        count(typed("temporal_ordered", "condition: a and a"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void ofABaselineFollowsItsParameters() {
        String travel = typed("impossible_travel", "forget: 20h");
        String rate = typed("rate_anomaly", "forget: 10d, gap: 2h, factor: 5, least: 20");
        assertThat(List.of(
                        count(typed("new_value", "condition: {field: c-ip}")),
                        count(typed("new_value", "condition: {field: c-ip}, learn: 6d")),
                        count(typed("new_value", "condition: {field: c-ip}, forget: 31d")),
                        count(typed("new_value", "condition: {field: c-ip}, values: 999")),
                        count(typed("new_value", "condition: {field: [c-ip, c-uri]}")),
                        count(rate),
                        count(rate.replace("gap: 2h", "gap: 1h")),
                        count(rate.replace("factor: 5", "factor: 5.5")),
                        count(rate.replace("least: 20", "least: 21")),
                        count(typed("absence", "learn: 6d")),
                        count(typed("absence", "learn: 5d")),
                        count(travel),
                        count(travel.replace("20h", "20h, learn: 1h")),
                        count(travel.replace("20h", "20h, speed: 999")),
                        count(travel.replace("20h", "20h, distance: 499"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void ofACorrelationStaysWhenDefaultsAndZerosAreWrittenOut() {
        assertThat(count(typed("rate_anomaly", "forget: 14d, learn: 168h, gap: 300s, factor: 6.0, least: 10")))
                .isEqualTo(count(typed("rate_anomaly", "forget: 2w")));
        assertThat(count(typed("temporal", "condition: {gte: 1.0}")))
                .isEqualTo(count(typed("temporal", "condition: {gte: 1}")));
        assertThat(count(typed("ordered_temporal", "condition: a")))
                .isEqualTo(count(typed("temporal_ordered", "condition: a")));
    }

    private static String typed(String type, String rest) {
        return "title: Many\ncorrelation: {type: " + type + ", rules: [a], timespan: 5m, " + rest + "}\n";
    }

    @Test
    void theHashOfARuleSetDoesNotDependOnTheOrderOfFiles() {
        RuleFile first = new RuleFile("a.yml", named("a"));
        RuleFile second = new RuleFile("b.yml", named("b"));

        String hash = RuleLoader.load(List.of(first, second)).required().hash();

        assertThat(RuleLoader.load(List.of(second, first)).required().hash()).isEqualTo(hash);
        assertThat(RuleLoader.load(List.of(first)).required().hash()).isNotEqualTo(hash);
        assertThat(hash).matches("[0-9a-f]{64}");
    }
}
