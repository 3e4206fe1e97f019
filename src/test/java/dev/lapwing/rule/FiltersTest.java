package dev.lapwing.rule;

import static dev.lapwing.rule.Rules.load;
import static dev.lapwing.rule.Rules.named;
import static dev.lapwing.rule.Rules.problems;
import static dev.lapwing.rule.Rules.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters: conditions that go on the conditions of other rules. */
class FiltersTest {
    private static final AuditEvent OURS = request("pocketbase.action", "a", "src_endpoint.ip", "10.0.0.1");
    private static final AuditEvent THEIRS = request("pocketbase.action", "a", "src_endpoint.ip", "192.0.2.1");

    private static String filter(String rules) {
        return """
                title: Our own addresses
                id: 3c5e5a0a-0000-4000-8000-000000000001
                description: nobody to worry about
                logsource: {product: pocketbase}
                filter:
                  rules: %s
                  selection: {src_endpoint.ip|cidr: 10.0.0.0/8}
                  condition: not selection
                ---
                """.formatted(rules);
    }

    private static int[] match(String text, AuditEvent event) {
        return load(text).matcher().match(event);
    }

    @ParameterizedTest
    @CsvSource({"a", "'[b, a]'", "any", "all"})
    void aFilterMustHoldBesidesTheRuleThatItNames(String rules) {
        String text = named("b") + filter(rules) + named("a");

        assertThat(match(text, THEIRS)).containsExactly(1);
        assertThat(match(text, OURS)).isEmpty();
    }

    @Test
    void aFilterLeavesOtherRulesAlone() {
        String text = named("a") + named("b") + filter("b");

        assertThat(match(text, OURS)).containsExactly(0);
    }

    @Test
    void aFilterNamesARuleByItsIdToo() {
        String text = named("a").replace("name: a", "name: a\nid: 11111111-0000-4000-8000-000000000001")
                + filter("[11111111-0000-4000-8000-000000000001]");

        assertThat(match(text, THEIRS)).containsExactly(0);
        assertThat(match(text, OURS)).isEmpty();
    }

    @Test
    void aRuleMayHaveSeveralFiltersAndItsAlternativesAreFilteredTogether() {
        String rule = named("a").replace("condition: sel", "other: {pocketbase.action: b}, condition: [sel, other]");
        String second = filter("a").replace("ip|cidr: 10.0.0.0/8", "ip: 192.0.2.1");

        assertThat(match(rule + filter("a") + second, OURS)).isEmpty();
        assertThat(match(rule + filter("a") + second, THEIRS)).isEmpty();
        assertThat(match(rule + filter("a"), request("pocketbase.action", "b", "src_endpoint.ip", "10.1.1.1")))
                .isEmpty();
        assertThat(match(rule + filter("a") + second, request("pocketbase.action", "b")))
                .containsExactly(0);
    }

    @Test
    void aFilterForAnyRuleLeavesThoseOfOtherLogSourcesAlone() {
        String neon = "---\n"
                + named("n")
                        .replace("{product: pocketbase, service: request}", "{product: neon}")
                        .replace("pocketbase.action", "api.operation");

        RuleSet plain = load(named("a") + neon);
        RuleSet filtered = load(filter("any") + named("a") + neon);

        assertThat(filtered.detections().get(0).fingerprint())
                .isNotEqualTo(plain.detections().get(0).fingerprint());
        assertThat(filtered.detections().get(1)).isEqualTo(plain.detections().get(1));
    }

    @Test
    void theFingerprintFollowsWhatTheFiltersAsk() {
        String other = filter("a").replace("10.0.0.0/8", "10.0.0.0/9");

        assertThat(List.of(
                        print(named("a")),
                        print(named("a") + filter("a")),
                        print(named("a") + other),
                        print(named("a") + filter("a") + other)))
                .doesNotHaveDuplicates();
        assertThat(print(filter("[a]").replace("Our own", "Some") + named("a")))
                .isEqualTo(print(named("a") + filter("a")));
        assertThat(print(other + named("a") + filter("a"))).isEqualTo(print(named("a") + filter("a") + other));
    }

    private static long print(String text) {
        return load(text).detections().get(0).fingerprint();
    }

    @Test
    void aFilterThatFitsNoRuleIsReported() {
        assertThat(problems(filter("[login]") + named("logan")))
                .containsExactly("r.yml:6:11: no rule is called \"login\"; did you mean \"logan\"?");
        assertThat(problems(
                        filter("a").replace("product: pocketbase", "product: pocketbase, service: app") + named("a")))
                .containsExactly("r.yml:6:10: the log source of \"a\" is not that of the filter");
        assertThat(problems(filter("any"))).containsExactly("r.yml:1:1: no rule has the log source of this filter");
        assertThat(problems(filter("a") + named("a").replace("pocketbase.action", "pocketbase.acton")))
                .hasSize(1);
    }

    @Test
    void aFilterDoesNotGoOnACorrelation() {
        String count = """
                title: Many
                name: many
                correlation: {type: event_count, rules: [a], timespan: 5m, condition: {gte: 10}}
                """;

        assertThat(problems(filter("many") + named("a") + count))
                .containsExactly("r.yml:6:10: \"many\" is a correlation; a filter goes on detection rules");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title: Our own addresses|level: low|r.yml:1:1: the rule has no title",
                "logsource: {product: pocketbase}|level: low|r.yml:1:1: the filter has no logsource",
                "rules: a|x: {c-uri: b}|r.yml:6:3: the filter names no rules: give names or ids, or any",
                "rules: a|rules: []|r.yml:6:3: the filter names no rules: give names or ids, or any",
                "condition: not selection|x: {c-uri: b}|r.yml:6:3: the detection has no condition",
                "condition: not selection|condition: not selecton|r.yml:8:18: no selection is called \"selecton\"; did you mean \"selection\"?",
                "condition: not selection|condition: [selection, selection]|r.yml:8:14: \"condition\" must be a single value",
                "src_endpoint.ip|src_endpoint.iq|r.yml:7:15: events of this log source have no field \"src_endpoint.iq\"; did you mean \"src_endpoint.ip\"?",
                "description: nobody to worry about|detection: {}|r.yml:3:1: a filter has no \"detection\"",
            })
    void aFilterThatIsWrongIsNamedWithItsPlace(String from, String to, String problem) {
        assertThat(problems(filter("a").replace(from, to) + named("a"))).containsExactly(problem);
    }
}
