package dev.lapwing.rule;

import static dev.lapwing.rule.Rules.event;
import static dev.lapwing.rule.Rules.load;
import static dev.lapwing.rule.Rules.matches;
import static dev.lapwing.rule.Rules.meta;
import static dev.lapwing.rule.Rules.problems;
import static dev.lapwing.rule.Rules.request;
import static dev.lapwing.rule.Rules.rule;
import static dev.lapwing.rule.Rules.selecting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schemas;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Maps, lists, keywords, modifiers, nested fields and log sources. */
class SelectionsTest {
    private static AuditEvent uri(Object value) {
        return request("http_request.url.path", value);
    }

    @Test
    void everyFieldOfAMapMustFitAndNotOnlyTheLast() {
        String rule = rule("""
                sel:
                  cs-method: POST
                  c-uri: /a
                condition: sel""");

        assertThat(matches(rule, request("http_request.http_method", "POST", "http_request.url.path", "/a")))
                .isTrue();
        assertThat(matches(rule, request("http_request.http_method", "GET", "http_request.url.path", "/a")))
                .isFalse();
        assertThat(matches(rule, request("http_request.http_method", "POST", "http_request.url.path", "/b")))
                .isFalse();
    }

    @Test
    void anyMapOfAListMayFit() {
        String rule = rule("""
                sel:
                  - cs-method: POST
                    c-uri: /a
                  - c-uri: /b
                condition: sel""");

        assertThat(matches(rule, uri("/b"))).isTrue();
        assertThat(matches(rule, uri("/a"))).isFalse();
    }

    @Test
    void anyElementOfAListValuedFieldMayFit() {
        String rule = selecting("pocketbase.meta.tags|startswith: adm");

        assertThat(matches(rule, meta(Map.of("tags", List.of("x", "admin"))))).isTrue();
        assertThat(matches(rule, meta(Map.of("tags", List.of("x", "y"))))).isFalse();
        assertThat(matches(rule, meta(Map.of("tags", List.of())))).isFalse();
    }

    @Test
    void pathsReachIntoOpenFieldsAndThroughLists() {
        String rule = selecting("pocketbase.meta.users.name: ann");

        assertThat(matches(rule, meta(Map.of("users", Map.of("name", "Ann"))))).isTrue();
        assertThat(matches(rule, meta(Map.of("users", List.of(Map.of("name", "bob"), Map.of("name", "ann"))))))
                .isTrue();
        assertThat(matches(rule, meta(Map.of("users", "ann")))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "contains, xabcx, true",
        "contains, xABx, false",
        "startswith, abcx, true",
        "startswith, xabc, false",
        "endswith, xaBc, true",
        "endswith, abcx, false",
        "contains|cased, xabcx, true",
        "contains|cased, xaBcx, false",
        "cased, abc, true",
        "cased, Abc, false",
        "startswith|cased, Abc, false",
        "neq, abd, true",
        "neq, ABC, false",
        "re, xabc, true",
        "re, ABC, false",
        "re|i, ABC, true",
        "re|ignorecase, ABC, true",
        "expand, ABC, true",
    })
    void modifiersChangeHowAValueIsCompared(String modifier, String value, boolean expected) {
        assertThat(matches(selecting("c-uri|" + modifier + ": abc"), uri(value)))
                .isEqualTo(expected);
    }

    @Test
    void allNeedsEachOfTheValues() {
        String rule = selecting("c-uri|contains|all: [a, b]");

        assertThat(matches(rule, uri("b-a"))).isTrue();
        assertThat(matches(rule, uri("a"))).isFalse();
    }

    @Test
    void existsLooksAtPresenceOnly() {
        assertThat(matches(selecting("c-uri|exists: true"), uri(""))).isTrue();
        assertThat(matches(selecting("c-uri|exists: true"), request())).isFalse();
        assertThat(matches(selecting("c-uri|exists: false"), request())).isTrue();
        assertThat(matches(selecting("c-uri|exists: false"), uri(""))).isFalse();
    }

    @Test
    void neqHoldsWhereTheFieldIsMissingAndNotForAnyOfSeveralValues() {
        String rule = selecting("c-uri|neq: [/a, /b]");

        assertThat(matches(rule, request())).isTrue();
        assertThat(matches(rule, uri("/c"))).isTrue();
        assertThat(matches(rule, uri("/b"))).isFalse();
    }

    @Test
    void regularExpressionsKnowLinesAndDots() {
        assertThat(matches(selecting("c-uri|re: '^b$'"), uri("a\nb"))).isFalse();
        assertThat(matches(selecting("c-uri|re|m: '^b$'"), uri("a\nb"))).isTrue();
        assertThat(matches(selecting("c-uri|re|multiline: '^b$'"), uri("a\nb"))).isTrue();
        assertThat(matches(selecting("c-uri|re|dotall: 'a.b'"), uri("a\nb"))).isTrue();
        assertThat(matches(selecting("c-uri|re: 'a.b'"), uri("a\nb"))).isFalse();
        assertThat(matches(selecting("c-uri|re|s: 'a.b'"), uri("a\nb"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "ab{2}3x, abb3x",
                "x[ab]cd, xacd",
                "[[:alpha:]2]xy, 2xy",
                "\\x41bc, Abc",
                "(zz)?qq, qq",
                "ab*c, ac",
                "a+b, aab",
                "\\pLq, éq",
                "\\.git/, /.git/x",
                "ab|cd, cd",
                "(?i)ab, AB",
                "[]ab]c, ]c",
                "a\\Q.\\Eb, a.b"
            })
    void regularExpressionsMatchWhateverLiteralTheIndexLooksFor(String regex, String value) {
        assertThat(matches(selecting("c-uri|re: '" + regex + "'"), uri(value))).isTrue();
    }

    @Test
    void keywordsLookThroughTheWholeEventButNotAtItsIdentity() {
        String rule = rule("keywords: [needle, 'n?t']\ncondition: keywords");

        assertThat(matches(rule, meta(Map.of("a", List.of(Map.of("b", "a NEEDLE here"))))))
                .isTrue();
        assertThat(matches(rule, uri("/a/nut/b"))).isTrue();
        assertThat(matches(rule, uri("/haystack"))).isFalse();
        assertThat(matches(rule("keywords: [shop]\ncondition: keywords"), request()))
                .isFalse();
    }

    @Test
    void keywordsWithAllMustAllBeThere() {
        String rule = rule("keywords:\n  '|all': [one, two]\ncondition: keywords");

        assertThat(matches(rule, request("pocketbase.error", "one", "pocketbase.message", "two")))
                .isTrue();
        assertThat(matches(rule, request("pocketbase.error", "one"))).isFalse();
    }

    @Test
    void aRuleOfAForeignLogSourceSeesNoEventOfOurs() {
        String foreign = selecting("c-uri: /a").replace("product: pocketbase, service: request", "product: windows");

        assertThat(problems(foreign)).isEmpty();
        assertThat(matches(foreign, uri("/a"))).isFalse();
    }

    @Test
    void eachGivenPartOfTheLogSourceMustFit() {
        String anyService = selecting("pocketbase.action: a").replace(", service: request", "");
        String category = selecting("c-uri: a").replace("product: pocketbase, service: request", "category: webserver");

        assertThat(matches(anyService, event(Schemas.POCKETBASE_APP, "pocketbase.action", "a")))
                .isTrue();
        assertThat(matches(anyService, request("pocketbase.action", "a"))).isTrue();
        assertThat(matches(selecting("pocketbase.action: a"), event(Schemas.POCKETBASE_APP, "pocketbase.action", "a")))
                .isFalse();
        assertThat(matches(category, uri("a"))).isTrue();
        assertThat(matches(category, event(Schemas.POCKETBASE_APP, "http_request.url.path", "a")))
                .isFalse();
    }

    @Test
    void severalRulesAreFoundInOrder() {
        RuleSet rules = load(Rules.named("b") + Rules.named("a").replace("action: a", "action: b") + Rules.named("c"));

        int[] hits = rules.matcher().match(request("pocketbase.action", "b"));

        assertThat(hits).containsExactly(0, 1);
        assertThat(Rules.names(rules, hits)).containsExactly("b", "a");
    }
}
