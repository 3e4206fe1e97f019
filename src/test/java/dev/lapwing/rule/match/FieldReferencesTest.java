package dev.lapwing.rule.match;

import static dev.lapwing.rule.Rules.matches;
import static dev.lapwing.rule.Rules.meta;
import static dev.lapwing.rule.Rules.problems;
import static dev.lapwing.rule.Rules.request;
import static dev.lapwing.rule.Rules.selecting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Effort;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.Rules;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparisons of two fields of one event. */
class FieldReferencesTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private static AuditEvent pair(Object a, Object b) {
        return meta(Map.of("a", a, "b", b));
    }

    private static boolean holds(String modifiers, Object a, Object b) {
        return matches(selecting("pocketbase.meta.a|" + modifiers + ": pocketbase.meta.b"), pair(a, b));
    }

    @ParameterizedTest
    @CsvSource({
        "fieldref, Ann, aNN, true",
        "fieldref, Ann, Bob, false",
        "fieldref, Ann, An, false",
        "fieldref|cased, Ann, ann, false",
        "fieldref|cased, Ann, Ann, true",
        "fieldref|neq, Ann, ann, false",
        "fieldref|neq, Ann, Bob, true",
        "fieldref|startswith, annika, ANN, true",
        "fieldref|startswith, annika, nik, false",
        "fieldref|endswith, annika, IKA, true",
        "fieldref|endswith, annika, nik, false",
        "fieldref|contains, annika, NIK, true",
        "contains|fieldref, annika, nik, true",
        "fieldref|contains, annika, nok, false",
        "fieldref|contains|cased, annika, NIK, false",
        "fieldref|contains, nik, annika, false",
        "fieldref|contains, aabaaabaab, aabaab, true",
        "fieldref|contains, aabaaabaa, aabaab, false",
    })
    void readTheOtherFieldOfTheSameEvent(String modifiers, String a, String b, boolean expected) {
        assertThat(holds(modifiers, a, b)).isEqualTo(expected);
    }

    @Test
    void aNumberFitsTheTextThatIsWrittenSo() {
        assertThat(holds("fieldref", 404L, "404")).isTrue();
        assertThat(holds("fieldref", 404.0, 404L)).isTrue();
    }

    @Test
    void anyElementOfEitherListMayFit() {
        assertThat(holds("fieldref", List.of("x", "y"), List.of("z", "Y"))).isTrue();
        assertThat(holds("fieldref", List.of("x", "y"), List.of("z"))).isFalse();
    }

    @Test
    void nothingIsEqualToAMissingField() {
        String equal = selecting("pocketbase.meta.a|fieldref: pocketbase.meta.b");
        String different = selecting("pocketbase.meta.a|fieldref|neq: pocketbase.meta.b");

        assertThat(matches(equal, meta(Map.of("a", "x")))).isFalse();
        assertThat(matches(equal, meta(Map.of("b", "x")))).isFalse();
        assertThat(matches(equal, request())).isFalse();
        assertThat(matches(different, meta(Map.of("a", "x")))).isTrue();
        assertThat(matches(different, request())).isTrue();
    }

    @Test
    void aListNamesSeveralFieldsAndAllAsksForEach() {
        String any = selecting("pocketbase.meta.a|fieldref: [pocketbase.meta.b, c-uri]");
        String all = selecting("pocketbase.meta.a|fieldref|all: [pocketbase.meta.b, pocketbase.meta.a]");

        assertThat(matches(any, pair("x", "x"))).isTrue();
        assertThat(matches(any, pair("x", "y"))).isFalse();
        assertThat(matches(all, pair("x", "x"))).isTrue();
        assertThat(matches(all, pair("x", "y"))).isFalse();
    }

    @Test
    void twoRulesMayCompareOneFieldWithDifferentOnes() {
        RuleSet rules = Rules.load(selecting("pocketbase.meta.a|fieldref: pocketbase.meta.b") + "---\n"
                + selecting("pocketbase.meta.a|fieldref: c-uri").replace("A rule", "Another"));

        assertThat(rules.matcher().match(pair("x", "x"))).containsExactly(0);
        assertThat(rules.matcher().match(request("pocketbase.meta", Map.of("a", "x"), "http_request.url.path", "x")))
                .containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`c-uri|fieldref: pocketbase.acton`|5:21|events of this log source have no field \"pocketbase.acton\"; did you mean \"pocketbase.action\"?",
                "`c-uri|fieldref: null`|5:21|null is only a value of a field without such a modifier",
                "`c-uri|fieldref|lt: c-ip`|5:5|\"fieldref\" goes with texts only",
                "`c-uri|fieldref|windash: c-ip`|5:5|\"fieldref\" and \"windash\" cannot stand together",
                "`'|fieldref': c-ip`|5:5|such a modifier needs a field before it",
            })
    void areRefusedWhereTheyCannotBe(String line, String place, String sentence) {
        assertThat(problems(selecting(line))).containsExactly("r.yml:" + place + ": " + sentence);
    }

    @Test
    void aHostileEventCannotMakeThemSlow() {
        String rule = selecting("pocketbase.meta.a|fieldref|contains: pocketbase.meta.b");
        AuditEvent longTexts = pair("a".repeat(600_000), "a".repeat(300_000) + "b");
        AuditEvent manyValues = pair(Collections.nCopies(50_000, "aaaa"), Collections.nCopies(50_000, "b"));
        Matcher matcher = Rules.load(rule).matcher();

        assertThat(Effort.atMost(SOON, () -> matcher.match(longTexts))).isEmpty();
        assertThat(Effort.atMost(SOON, () -> matcher.match(manyValues))).isEmpty();
    }
}
