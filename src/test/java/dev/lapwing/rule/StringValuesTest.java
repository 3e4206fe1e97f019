package dev.lapwing.rule;

import static dev.lapwing.rule.Rules.matches;
import static dev.lapwing.rule.Rules.request;
import static dev.lapwing.rule.Rules.selecting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts, wildcards and their escapes. */
class StringValuesTest {
    private static AuditEvent details(Object value) {
        return request("pocketbase.error", value);
    }

    private static boolean matchesValue(String value, String event) {
        return matches(selecting("pocketbase.error: '" + value + "'"), details(event));
    }

    @Test
    void ignoresLetterCaseInRuleAndEvent() {
        assertThat(matchesValue("FaiLed", "fAIlED")).isTrue();
    }

    @Test
    void ignoresLetterCaseBeyondAsciiAsEqualsIgnoreCaseDoes() {
        assertThat(matchesValue("ÄRGER Σ", "ärger ς")).isTrue();
        assertThat(matchesValue("Kelvin", "\u212Aelvin")).isTrue();
        assertThat(matchesValue("\uD801\uDC00", "\uD801\uDC28")).isTrue();
        assertThat(matchesValue("strasse", "straße")).isFalse();
    }

    @Test
    void comparesTheWholeValue() {
        assertThat(matchesValue("fail", "failed")).isFalse();
        assertThat(matchesValue("ailed", "failed")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "fa*d,      failed, true",
                "fa*d,      fad,    true",
                "fa*d,      failedx, false",
                "*il*,      failed, true",
                "fail*,     failed, true",
                "fail*,     xfailed, false",
                "*ed,       failed, true",
                "*ed,       failedx, false",
                "f?iled,    failed, true",
                "f?iled,    filed,  false",
                "f*a*l?d,   failed, true",
                "f*a*l?d,   faild, false",
                "a*a*b,     aaaaaaaaab, true",
                "a*a*b,     ab, false",
                "a\\*b,     a*b,    true",
                "a\\*b,     axb,    false",
                "a\\?b,     a?b,    true",
                "a\\?b,     axb,    false",
                "a\\\\*,    a\\bc,  true",
                "a\\\\*,    a*,     false",
                "a\\\\\\*b, a\\*b,  true",
                "a\\\\\\*b, a\\xb,  false",
                "a\\b,      a\\b,   true",
                "a\\\\b,    a\\b,   true",
                "a\\,       a\\,    true",
            })
    void readsWildcardsAndEscapes(String value, String event, boolean expected) {
        assertThat(matchesValue(value, event)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ababac, abababac, true",
        "ababac, ababababa, false",
        "aabaaab, aabaabaaab, true",
        "aaab, aaaab, true",
        "aaab, aabaab, false",
    })
    void findsAPartThatRepeatsItself(String part, String event, boolean expected) {
        String rule = selecting("pocketbase.error|contains|cased: " + part);

        assertThat(matches(rule, request("pocketbase.error", event))).isEqualTo(expected);
        assertThat(matchesValue("*" + part + "*", event)).isEqualTo(expected);
    }

    @Test
    void aLoneStarMatchesAnyValueButNoAbsentOne() {
        assertThat(matchesValue("*", "x")).isTrue();
        assertThat(matchesValue("*", "")).isTrue();
        assertThat(matches(selecting("pocketbase.error: '*'"), request())).isFalse();
    }

    @Test
    void tellsEmptyFromAbsent() {
        AuditEvent empty = details("");
        AuditEvent absent = request();

        assertThat(matches(selecting("pocketbase.error: ''"), empty)).isTrue();
        assertThat(matches(selecting("pocketbase.error: ''"), absent)).isFalse();
        assertThat(matches(selecting("pocketbase.error: null"), empty)).isFalse();
        assertThat(matches(selecting("pocketbase.error: null"), absent)).isTrue();
    }

    @Test
    void takesNullAsOneOfSeveralValues() {
        String rule = selecting("pocketbase.error: [null, '', none]");

        assertThat(matches(rule, request())).isTrue();
        assertThat(matches(rule, details(""))).isTrue();
        assertThat(matches(rule, details("None"))).isTrue();
        assertThat(matches(rule, details("x"))).isFalse();
    }

    @Test
    void comparesTruthValuesWithBooleansAndTexts() {
        String rule = selecting("pocketbase.truncated: true");

        assertThat(matches(rule, request("pocketbase.truncated", true))).isTrue();
        assertThat(matches(rule, request("pocketbase.truncated", "TRUE"))).isTrue();
        assertThat(matches(rule, request("pocketbase.truncated", false))).isFalse();
    }

    @Test
    void readsOldYamlWordsAsTheTextsTheyAre() {
        assertThat(matches(selecting("pocketbase.error: on"), details("on"))).isTrue();
        assertThat(matches(selecting("pocketbase.error: 12:30"), details("12:30")))
                .isTrue();
        assertThat(matches(selecting("pocketbase.error: 2024-01-01"), details("2024-01-01")))
                .isTrue();
    }
}
