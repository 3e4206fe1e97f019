package dev.lapwing.rule.definition;

import static dev.lapwing.rule.Rules.load;
import static dev.lapwing.rule.Rules.named;
import static dev.lapwing.rule.Rules.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.rule.definition.Expression.And;
import dev.lapwing.rule.definition.Expression.Named;
import dev.lapwing.rule.definition.Expression.Not;
import dev.lapwing.rule.definition.Expression.Or;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Correlations over the rules a, b and c. */
class CorrelationsTest {
    private static String correlation(String body) {
        return named("a") + named("b") + named("c") + "title: Many\nname: many\ncorrelation:\n" + body.indent(2);
    }

    private static String counting(String extra) {
        return correlation("type: event_count\nrules: [a]\ntimespan: 5m\ncondition: {gte: 10}\n" + extra);
    }

    private static CorrelationRule first(String text) {
        return load(text).correlations().get(0);
    }

    private static Expression temporal(String rest) {
        return first(correlation("type: temporal\ntimespan: 5m\n" + rest)).expression();
    }

    @Test
    void aCountHasMembersGroupAndBounds() {
        CorrelationRule rule = first(counting("group-by: [c-ip]"));

        assertThat(rule.head().identity()).isEqualTo("many");
        assertThat(rule.type()).isEqualTo(CorrelationType.EVENT_COUNT);
        assertThat(rule.members()).extracting(Member::name).containsExactly("a");
        assertThat(rule.members().get(0).groupFields()).containsExactly("c-ip");
        assertThat(rule.timespan()).isEqualTo(Duration.ofMinutes(5));
        assertThat(rule.bounds()).isEqualTo(Bounds.atLeast(10));
        assertThat(rule.countedMembers()).containsExactly(0);
        assertThat(rule.scope()).isEqualTo(Scope.INSTANCE);
        assertThat(rule.standalone()).isFalse();
    }

    @Test
    void groupByMayBeAbsentAndRulesOnePlainText() {
        CorrelationRule rule = first(counting("").replace("rules: [a]", "rules: a"));

        assertThat(rule.groupBy()).isEmpty();
        assertThat(rule.members()).hasSize(1);
    }

    @Test
    void aRuleCanBeNamedByIdOrByNameWithoutId() {
        String byId = counting("").replace("name: a\n", "id: 6f2f\n").replace("rules: [a]", "rules: [6f2f]");

        assertThat(first(byId).members()).extracting(Member::name).containsExactly("6f2f");
        assertThat(first(counting(""))
                        .members()
                        .get(0)
                        .detection()
                        .orElseThrow()
                        .ordinal())
                .isZero();
    }

    @Test
    void onlyRulesThatNoCorrelationNamesAlertAlone() {
        List<CorrelationRule> alone = load(counting("")).correlations().stream()
                .filter(CorrelationRule::standalone)
                .toList();

        assertThat(alone).extracting(rule -> rule.head().identity()).containsExactly("b", "c");
        assertThat(alone.get(0).bounds()).isEqualTo(Bounds.atLeast(1));
        assertThat(alone.get(0).timespan()).isEqualTo(Duration.ofHours(1));
        assertThat(load(counting("generate: true")).correlations()).hasSize(4);
        assertThat(load(counting("generate: false")).correlations()).hasSize(3);
    }

    @Test
    void aRuleSaysHowItAlertsAlone() {
        CorrelationRule rule = first("""
                title: T
                logsource: {product: pocketbase}
                detection: {sel: {pocketbase.action: a}, condition: sel}
                tags: [attack.credential-access, attack.t1110.004, attack.g0001, tlp.red]
                lapwing:
                  threat: P2
                  counts: failed logins
                  says: "{src_endpoint.ip} tried"
                  do: [look, lock]
                  page: docs/x.md
                  scope: all
                  group-by: src_endpoint.ip
                  timespan: 10m
                """);

        assertThat(rule.groupBy()).containsExactly("src_endpoint.ip");
        assertThat(rule.members().get(0).groupFields()).containsExactly("src_endpoint.ip");
        assertThat(rule.timespan()).isEqualTo(Duration.ofMinutes(10));
        assertThat(rule.scope()).isEqualTo(Scope.ALL);
        assertThat(rule.head().text())
                .isEqualTo(new RuleText(
                        List.of("P2"),
                        "failed logins",
                        "{src_endpoint.ip} tried",
                        List.of("look", "lock"),
                        Optional.of("docs/x.md"),
                        List.of()));
        assertThat(rule.head().attackTechniques()).containsExactly("T1110.004");
        assertThat(rule.head().attackTactics()).containsExactly("credential-access");
    }

    @Test
    void aThresholdKeepsItsFraction() {
        Bounds bounds =
                first(counting("").replace("{gte: 10}", "{gt: 1.5, lte: 4}")).bounds();

        assertThat(bounds.holds(1)).isFalse();
        assertThat(bounds.holds(2)).isTrue();
        assertThat(bounds.holds(4)).isTrue();
        assertThat(bounds.holds(5)).isFalse();
        assertThat(bounds.holds(new BigDecimal("1.5"))).isFalse();
        assertThat(bounds.holds(new BigDecimal("1.51"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"30s, 30", "5m, 300", "2h, 7200", "1d, 86400", "1w, 604800", "1M, 2629746", "1y, 31556952"})
    void timeSpansHaveSevenUnits(String text, long seconds) {
        assertThat(first(counting("").replace("5m", text)).timespan()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aliasesSayWhichFieldOfEachRuleAGroupIsMadeOf() {
        CorrelationRule rule = first(correlation("""
                type: temporal
                rules: [a, b]
                timespan: 5m
                group-by: [who, c-ip]
                aliases: {who: {a: actor.user.name, b: actor.user.uid}}
                """));

        assertThat(rule.members())
                .extracting(Member::groupFields)
                .containsExactly(List.of("actor.user.name", "c-ip"), List.of("actor.user.uid", "c-ip"));
    }

    @Test
    void valueCountReadsOneFieldOrSeveral() {
        String text = correlation(
                "type: value_count\nrules: [a]\ntimespan: 5m\ncondition: {gte: 3, field: [c-ip, actor.user.uid]}");

        assertThat(first(text).valueFields()).containsExactly("c-ip", "actor.user.uid");
        assertThat(first(text.replace("[c-ip, actor.user.uid]", "c-ip")).valueFields())
                .containsExactly("c-ip");
    }

    @Test
    void temporalWithoutConditionNeedsEveryRule() {
        assertThat(temporal("rules: [a, b]")).isEqualTo(new And(List.of(new Named(0), new Named(1))));
        assertThat(temporal("rules: [a, b, c]\ncondition: {gte: 2}")).isEqualTo(Expression.atLeast(2));
    }

    @Test
    void temporalConditionsPushNegationsDownToNames() {
        Expression expression = temporal("condition: a and not (b or not c)");

        assertThat(expression)
                .isEqualTo(new And(List.of(new Named(0), new And(List.of(new Not(new Named(1)), new Named(2))))));
        assertThat(expression.hasNegation()).isTrue();
        assertThat(temporal("condition: a and (b or c)"))
                .isEqualTo(new And(List.of(new Named(0), new Or(List.of(new Named(1), new Named(2))))));
        assertThat(temporal("condition: not not a").hasNegation()).isFalse();
    }

    @Test
    void thenAndShareAddMembersThatAreNotCounted() {
        CorrelationRule rule = first(counting("then: b\nshare: {gte: 0.9, among: [a, c]}"));

        assertThat(rule.members()).extracting(Member::name).containsExactly("a", "b", "c");
        assertThat(rule.countedMembers()).containsExactly(0);
        assertThat(rule.thenMember()).contains(1);
        assertThat(rule.share().orElseThrow().amongMembers()).containsExactly(0, 2);
        assertThat(rule.share().orElseThrow().bounds().holds(new BigDecimal("0.9")))
                .isTrue();
        assertThat(load(counting("then: b")).correlations()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rules: [a]|rules: [x]|20:11|no rule is called \"x\"; did you mean \"a\"?",
                "rules: [a]|rules: [a, a]|20:14|\"a\" is named twice",
                "rules: [a]|rules: []|19:3|the correlation names no rules",
                "rules: [a]|rules: [many]|20:11|correlations name each other in a ring: many -> many",
                "event_count|event_cuont|19:9|unknown correlation type \"event_cuont\"; did you mean \"event_count\"?",
                "5m|5 minutes|21:13|\"5 minutes\" is no time span: a whole number and one of s m h d w M y, such as 15m",
                "5m|0m|21:13|a time span is longer than nothing and at most ten years",
                "5m|999999999y|21:13|a time span is longer than nothing and at most ten years",
                "gte: 10|gte: ten|22:20|\"ten\" is no number",
                "gte: 10|`gte: 10, lt: 10`|22:14|no number lies within these ends",
                "gte: 10|`gte: 10, gt: 10`|22:14|one lower and one upper end at most",
                "gte: 10|`gte: 10, least: 5`|22:24|unknown key \"least\"",
                "timespan: 5m|`timespan: 5m, x`|21:13|\"5m, x\" is no time span: a whole number and one of s m h d w M y, such as 15m",
            })
    void whatIsWrongIsNamedWithItsPlace(String before, String after, String place, String sentence) {
        String text = counting("").replace(before, after);

        assertThat(problems(text)).containsExactly("r.yml:" + place + ": " + sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "group-by: [nobody.knows]|23:14|events of this log source have no field \"nobody.knows\"",
                "then: a|23:9|\"then\" names a rule that is not itself counted",
                "`share: {gte: 0.5, among: [b]}`|23:10|\"among\" must name the counted rules too",
                "groupby: [c-ip]|23:3|unknown key \"groupby\"; did you mean \"group-by\"?",
                "generate: maybe|23:13|\"generate\" must be true or false",
                "`aliases: {who: {b: c-ip}}`|23:19|an alias names one field of each of: a",
            })
    void whatIsWrongInAnExtraKeyIsNamedWithItsPlace(String extra, String place, String sentence) {
        assertThat(problems(counting(extra))).containsExactly("r.yml:" + place + ": " + sentence);
    }

    @Test
    void temporalConditionsThatMakeNoSenseAreRefused() {
        assertThat(problems(correlation("type: temporal\ntimespan: 5m\ncondition: not a")))
                .containsExactly("r.yml:21:14: the condition names no rule that has to match");
        assertThat(problems(correlation("type: temporal\ntimespan: 5m\nrules: [a]\ncondition: a and b")))
                .containsExactly("r.yml:22:20: \"b\" is not among the rules of this correlation");
        assertThat(problems(correlation("type: temporal\ntimespan: 5m\nrules: [a, b]\ncondition: a")))
                .containsExactly("r.yml:22:14: the condition does not name \"b\"");
        assertThat(problems(correlation("type: temporal\ntimespan: 5m\nrules: [a, b]\ncondition: {gte: 3}")))
                .containsExactly("r.yml:22:14: the number of rules lies between 1 and 2");
    }

    @Test
    void aRuleWithAProblemOfItsOwnIsNotCalledUnknown() {
        String text = counting("").replaceFirst("condition: sel", "condition: sol");

        assertThat(problems(text)).containsExactly("r.yml:4:53: no selection is called \"sol\"; did you mean \"sel\"?");
    }
}
