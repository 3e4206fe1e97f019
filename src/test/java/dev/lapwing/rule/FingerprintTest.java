package dev.lapwing.rule;

import static dev.lapwing.rule.Rules.load;
import static dev.lapwing.rule.Rules.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Fingerprints follow what a rule detects and nothing else. */
class FingerprintTest {
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
    void theHashOfARuleSetDoesNotDependOnTheOrderOfFiles() {
        RuleSource first = new RuleSource("a.yml", named("a"));
        RuleSource second = new RuleSource("b.yml", named("b"));

        String hash = RuleLoader.load(List.of(first, second)).required().hash();

        assertThat(RuleLoader.load(List.of(second, first)).required().hash()).isEqualTo(hash);
        assertThat(RuleLoader.load(List.of(first)).required().hash()).isNotEqualTo(hash);
        assertThat(hash).matches("[0-9a-f]{64}");
    }
}
