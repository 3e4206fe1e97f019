package dev.lapwing.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Level;
import dev.lapwing.yaml.Problem;
import dev.lapwing.yaml.SourceLocation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Settings of rules that the configuration changes. */
class RuleOverridesTest {
    private static final String RULES = Rules.named("a") + Rules.named("b") + """
            title: Many
            id: 0b6f5a2e-5d3f-4a55-8f39-2f2d9c3d1a10
            name: many
            correlation:
              type: event_count
              rules: [a]
              group-by: [c-ip]
              timespan: 5m
              condition: {gte: 10, lt: 100}
              share: {gte: 0.9, among: [a, b]}
            ---
            title: Alone
            name: alone
            logsource: {product: pocketbase, service: request}
            detection: {sel: {pocketbase.action: x}, condition: sel}
            lapwing: {timespan: 1h}
            """;

    @Test
    void replacesThresholdTimespanShareAndLevel() {
        CorrelationRule rule = only(
                "many", change("gte", "40"), change("timespan", "10m"), change("share.gte", "0.5"), level("critical"));

        assertThat(rule.bounds().low()).contains(new BigDecimal("40"));
        assertThat(rule.timespan()).isEqualTo(Duration.ofMinutes(10));
        assertThat(rule.share().orElseThrow().bounds().low()).contains(new BigDecimal("0.5"));
        assertThat(rule.head().level()).isEqualTo(Level.CRITICAL);
    }

    @Test
    void findsARuleByItsIdToo() {
        CorrelationRule rule = only("0b6f5a2e-5d3f-4a55-8f39-2f2d9c3d1a10", change("gte", "40"));

        assertThat(rule.bounds().low()).contains(new BigDecimal("40"));
    }

    @Test
    void changesADetectionThatAlertsByItself() {
        RuleSet rules = load("alone", change("timespan", "2h"), level("low")).required();

        assertThat(rules.correlations())
                .filteredOn(rule -> rule.head().identity().equals("alone"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.timespan()).isEqualTo(Duration.ofHours(2)))
                .satisfies(rule -> assertThat(rule.head().level()).isEqualTo(Level.LOW));
    }

    @Test
    void givesAChangedThresholdAnotherFingerprintAndAChangedLevelTheSame() {
        long written = only("many").fingerprint();

        assertThat(only("many", change("gte", "11")).fingerprint()).isNotEqualTo(written);
        assertThat(only("many", level("low")).fingerprint()).isEqualTo(written);
    }

    @Test
    void judgesNewValuesLikeThoseOfTheFileAndBlamesTheChange() {
        assertThat(problems("many", change("gte", "forty"))).containsExactly("y.yml:9:7: \"forty\" is no number");
        assertThat(problems("many", change("gte", "400")))
                .containsExactly("y.yml:9:7: no number lies within these ends");
        assertThat(problems("many", change("timespan", "10 min")))
                .singleElement()
                .asString()
                .startsWith("y.yml:9:7: \"10 min\" is no time span");
        assertThat(problems("many", level("hihg")))
                .containsExactly("y.yml:9:7: \"hihg\" is no level; did you mean \"high\"?");
    }

    @Test
    void refusesAKeyThatTheRuleDoesNotHave() {
        assertThat(problems("many", change("timspan", "1h")))
                .containsExactly("y.yml:9:5: the rule \"many\" has no \"timspan\" to set; it has gte, level, lt,"
                        + " share.gte, timespan; did you mean \"timespan\"?");
        assertThat(problems("alone", change("gte", "2")))
                .containsExactly("y.yml:9:5: the rule \"alone\" has no \"gte\" to set; it has level, timespan");
    }

    @Test
    void refusesToChangeWhatARuleLooksAt() {
        for (String key : List.of("type", "rules", "group-by", "condition", "share.among", "then", "generate")) {
            assertThat(problems("many", change(key, "b")))
                    .as(key)
                    .singleElement()
                    .asString()
                    .contains("has no \"" + key + "\" to set");
        }
    }

    @Test
    void refusesARuleThatIsNotThere() {
        assertThat(problems("mani", change("gte", "40")))
                .containsExactly("y.yml:8:3: no rule is called \"mani\"; did you mean \"many\"?");
    }

    @Test
    void refusesARuleThatRaisesNoAlert() {
        assertThat(problems("a", level("high")))
                .containsExactly("y.yml:8:3: the rule \"a\" only serves other rules and raises no alert:"
                        + " change those that name it");
    }

    @Test
    void refusesToChangeOneRuleByTwoNames() {
        RuleOverrides changes = RuleOverrides.NONE.with(List.of(
                new RuleOverrides.OfRule("many", place(3, 1), List.of(change("gte", "40"))),
                new RuleOverrides.OfRule(
                        "0b6f5a2e-5d3f-4a55-8f39-2f2d9c3d1a10", place(4, 1), List.of(change("gte", "50")))));

        assertThat(RuleLoader.load(List.of(new RuleFile("r.yml", RULES)), changes)
                        .problems())
                .extracting(Problem::toString)
                .containsExactly("y.yml:4:1: this is the rule \"many\", which is changed at line 3 already");
    }

    private static CorrelationRule only(String rule, RuleOverrides.Change... changes) {
        return load(rule, changes).required().correlations().stream()
                .filter(found -> found.head().identity().equals("many"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> problems(String rule, RuleOverrides.Change... changes) {
        return load(rule, changes).problems().stream().map(Problem::toString).toList();
    }

    private static Loaded load(String rule, RuleOverrides.Change... changes) {
        RuleOverrides all =
                RuleOverrides.NONE.with(List.of(new RuleOverrides.OfRule(rule, place(8, 3), List.of(changes))));
        return RuleLoader.load(List.of(new RuleFile("r.yml", RULES)), all);
    }

    private static RuleOverrides.Change level(String level) {
        return change("level", level);
    }

    private static RuleOverrides.Change change(String key, String text) {
        return new RuleOverrides.Change(key, place(9, 5), text, place(9, 7));
    }

    private static SourceLocation place(int line, int column) {
        return new SourceLocation(line, column, Optional.of("y.yml"));
    }
}
