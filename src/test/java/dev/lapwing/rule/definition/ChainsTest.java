package dev.lapwing.rule.definition;

import static dev.lapwing.rule.Correlations.named;
import static dev.lapwing.rule.Correlations.rule;
import static dev.lapwing.rule.Correlations.sentences;
import static dev.lapwing.rule.Rules.load;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.Rules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Correlations that name correlations. */
class ChainsTest {
    private static final String DETECTIONS = Rules.named("a") + Rules.named("b");
    private static final String BURST = named("burst", """
            type: event_count
            rules: [a]
            group-by: [c-ip, actor.user.uid]
            timespan: 5m
            condition: {gte: 10}
            """);

    private static String over(String name, String members, String rest) {
        return named(name, "type: event_count\nrules: [" + members + "]\ntimespan: 1h\ncondition: {gte: 2}\n" + rest);
    }

    private static RuleSet chain(String rest) {
        return load(DETECTIONS + BURST + over("wave", "burst", rest));
    }

    private static List<String> wrong(String text) {
        return sentences(DETECTIONS + BURST + text);
    }

    @Test
    void aMemberThatIsACorrelationHasNoDetection() {
        RuleSet rules = chain("group-by: [c-ip]");

        CorrelationRule wave = rule(rules, "wave");
        assertThat(wave.level()).isEqualTo(1);
        assertThat(wave.members())
                .containsExactly(new Member(
                        "burst", Optional.empty(), rule(rules, "burst").fingerprint(), List.of("c-ip")));
        assertThat(rule(rules, "burst").level()).isZero();
    }

    @Test
    void aNamedCorrelationAlertsOnlyIfItIsGenerated() {
        assertThat(rule(chain(""), "burst").alerts()).isFalse();
        assertThat(rule(chain(""), "wave").alerts()).isTrue();
        assertThat(rule(chain("generate: true"), "burst").alerts()).isTrue();
        assertThat(chain("generate: true").hash()).isNotEqualTo(chain("").hash());
    }

    @Test
    void levelsGrowAndOrderTheRules() {
        String text = over("third", "second, burst", "") + over("second", "burst", "") + BURST + DETECTIONS;

        assertThat(load(text).correlations())
                .extracting(rule -> rule.head().identity() + " " + rule.level())
                .containsExactly("burst 0", "b 0", "second 1", "third 2");
    }

    @Test
    void aChainMayBeReadBeforeItsMembersAndInOtherFiles() {
        RuleFile top = new RuleFile("top.yml", over("wave", "burst", "group-by: [c-ip]"));
        RuleFile bottom = new RuleFile("bottom.yml", DETECTIONS + BURST);

        RuleSet first = RuleLoader.load(List.of(top, bottom)).required();
        RuleSet second = RuleLoader.load(List.of(bottom, top)).required();

        assertThat(first.hash()).isEqualTo(second.hash());
        assertThat(rule(first, "wave").fingerprint())
                .isEqualTo(rule(second, "wave").fingerprint());
    }

    @Test
    void aChainChangesWithItsMembers() {
        RuleSet changed = load(DETECTIONS + BURST.replace("10", "11") + over("wave", "burst", ""));

        assertThat(rule(changed, "wave").fingerprint())
                .isNotEqualTo(rule(chain(""), "wave").fingerprint());
    }

    @Test
    void ringsAreNamed() {
        assertThat(wrong(over("x", "y", "") + over("y", "x", "")))
                .containsExactly("correlations name each other in a ring: x -> y -> x");
        assertThat(wrong(over("x", "x", ""))).containsExactly("correlations name each other in a ring: x -> x");
        assertThat(wrong(over("x", "burst", "then: y") + over("y", "x", "")))
                .containsExactly("correlations name each other in a ring: x -> y -> x");
        assertThat(wrong(named("x", "type: temporal\ntimespan: 1h\ncondition: burst and not y")
                        + over("y", "burst", "share: {gte: 0.5, among: [burst, x]}")))
                .containsExactly("correlations name each other in a ring: x -> y -> x");
    }

    @Test
    void aCorrelationMayNameDetectionsBesideCorrelations() {
        CorrelationRule mixed = rule(load(DETECTIONS + BURST + over("wave", "burst, b", "group-by: [c-ip]")), "wave");

        assertThat(mixed.level()).isEqualTo(1);
        assertThat(mixed.members())
                .extracting(member -> member.detection().isPresent())
                .containsExactly(false, true);
    }

    @Test
    void groupFieldsComeFromTheGroupByOfTheMembers() {
        assertThat(wrong(over("wave", "burst", "group-by: [c-uri]")))
                .containsExactly("\"burst\" groups by c-ip, actor.user.uid, so its events have no field \"c-uri\"");
        assertThat(wrong(over("wave", "burst", "group-by: [who]\naliases: {who: {burst: actor.user.name}}")))
                .containsExactly(
                        "\"burst\" groups by c-ip, actor.user.uid, so its events have no field \"actor.user.name\"; did you mean \"actor.user.uid\"?");
        assertThat(rule(chain("group-by: [who]\naliases: {who: {burst: actor.user.uid}}"), "wave")
                        .members()
                        .get(0)
                        .groupFields())
                .containsExactly("actor.user.uid");
    }

    @Test
    void anAliasOfAMemberIsANameOfItsEvents() {
        String burst = BURST.replace("[c-ip, actor.user.uid]", "[who]\n  aliases: {who: {a: c-ip}}");
        RuleSet rules = load(DETECTIONS + burst + over("wave", "burst", "group-by: [who]"));

        assertThat(rule(rules, "wave").members().get(0).groupFields()).containsExactly("who");
        assertThat(sentences(DETECTIONS + burst + over("wave", "burst", "group-by: [c-ip]")))
                .containsExactly("\"burst\" groups by who, so its events have no field \"c-ip\"");
    }

    @Test
    void valueFieldsComeFromTheGroupByOfTheMembers() {
        String wave = named("wave", """
                type: value_count
                rules: [burst]
                timespan: 1h
                condition: {gte: 3, field: c-ip}
                """);

        assertThat(rule(load(DETECTIONS + BURST + wave), "wave").valueFields()).containsExactly("c-ip");
        assertThat(wrong(wave.replace("field: c-ip", "field: sc-status")))
                .containsExactly("\"burst\" groups by c-ip, actor.user.uid, so its events have no field \"sc-status\"");
        assertThat(sentences(DETECTIONS + BURST.replace("  group-by: [c-ip, actor.user.uid]\n", "") + wave))
                .containsExactly("\"burst\" groups by nothing, so its events have no field \"c-ip\"");
    }

    @Test
    void aChainIsNotNarrowerThanItsMembers() {
        String wide = BURST.replace("---\n", "lapwing: {scope: all}\n---\n");
        String wave = over("wave", "burst", "");

        assertThat(sentences(DETECTIONS + wide + wave))
                .containsExactly("\"burst\" counts over all instances, so this one needs \"scope: all\" too");
        assertThat(sentences(DETECTIONS + wide + wave.replace("---\n", "lapwing: {scope: all}\n---\n")))
                .isEmpty();
        assertThat(sentences(DETECTIONS + BURST + wave.replace("---\n", "lapwing: {scope: all}\n---\n")))
                .isEmpty();
    }

    @Test
    void aMemberThatIsNotCountedDecidesToo() {
        String other = BURST.replace("burst", "other");
        String wide = other.replace("---\n", "lapwing: {scope: all}\n---\n");
        String wave = over("wave", "burst", "then: late");

        assertThat(wrong(wide + over("wave", "burst", "then: other")))
                .containsExactly("\"other\" counts over all instances, so this one needs \"scope: all\" too");
        assertThat(rule(load(DETECTIONS + BURST + other + over("late", "other", "") + wave), "wave")
                        .level())
                .isEqualTo(2);
    }

    @Test
    void allTypesWorkOverCorrelations() {
        String calm = BURST.replace("burst", "calm");
        String both = named("both", "type: temporal_ordered\ntimespan: 1h\ncondition: burst and not calm");
        String rare = named("rare", "type: new_value\nrules: [burst]\ncondition: {field: c-ip}");
        String after = over("after", "burst", "then: calm\nshare: {gte: 0.5, among: [burst, calm]}");

        RuleSet rules = load(DETECTIONS + BURST + calm + both + rare + after);

        assertThat(rule(rules, "both").sequences()).containsExactly(new Sequence(List.of(0), List.of(1)));
        assertThat(rule(rules, "rare").level()).isEqualTo(1);
        assertThat(rule(rules, "after").thenMember()).contains(1);
    }

    @Test
    void aChainHasAtMostEightLevels() {
        StringBuilder text = new StringBuilder(DETECTIONS + BURST + over("l1", "burst", ""));
        for (int level = 2; level <= 7; level++) {
            text.append(over("l" + level, "l" + (level - 1), ""));
        }

        assertThat(rule(load(text.toString()), "l7").level()).isEqualTo(7);
        assertThat(sentences(text + over("l8", "l7", "") + over("l9", "l8", "")))
                .containsExactly("a chain of correlations has at most 8 levels");
    }

    @Test
    void aMemberWithAProblemOfItsOwnIsNotBlamedTwice() {
        assertThat(sentences(DETECTIONS + BURST.replace("gte: 10", "gte: ten") + over("wave", "burst", "")))
                .containsExactly("\"ten\" is no number");
    }
}
