package dev.lapwing.rule;

import static dev.lapwing.rule.Rules.matches;
import static dev.lapwing.rule.Rules.problems;
import static dev.lapwing.rule.Rules.request;
import static dev.lapwing.rule.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions over selections. */
class ConditionsTest {
    private static String with(String condition) {
        return rule("""
                sel_a: {cs-method: a}
                sel_b: {c-uri: b}
                sel_c: {pocketbase.action: c}
                _d: {pocketbase.auth: d}
                condition: %s
                """.formatted(condition));
    }

    /** An event that fits the selections whose letters it is given. */
    private static AuditEvent fitting(String letters) {
        return request(
                "http_request.http_method", letters.contains("a") ? "a" : "x",
                "http_request.url.path", letters.contains("b") ? "b" : "x",
                "pocketbase.action", letters.contains("c") ? "c" : "x",
                "pocketbase.auth", letters.contains("d") ? "d" : "x");
    }

    @ParameterizedTest
    @CsvSource({
        "sel_a or sel_b and sel_c, a, true",
        "sel_a or sel_b and sel_c, b, false",
        "sel_a and sel_b or sel_c, c, true",
        "(sel_a or sel_b) and sel_c, a, false",
        "(sel_a or sel_b) and sel_c, ac, true",
        "not sel_a and sel_b, b, true",
        "not sel_a and sel_b, ab, false",
        "not sel_a or sel_b, ab, true",
        "not (sel_a or sel_b), c, true",
        "not (sel_a or sel_b), b, false",
        "sel_a and not sel_b, a, true",
        "sel_a and not sel_b, ab, false",
        "not not sel_a, a, true",
        "sel_a or sel_b, x, false",
        "sel_a and sel_b, a, false",
        "1 of sel_*, c, true",
        "1 of sel_*, d, false",
        "any of sel_*, c, true",
        "all of sel_*, ab, false",
        "all of sel_*, abc, true",
        "1 of them, d, false",
        "all of them, abc, true",
        "1 of *_c, c, true",
        "1 of _d, d, true",
        "sel_a and not 1 of sel_b*, a, true",
        "sel_a and not 1 of sel_b*, ab, false",
        "'[sel_a, sel_b]', b, true",
        "'[sel_a, sel_b]', c, false",
    })
    void bindNotThenAndThenOr(String condition, String letters, boolean expected) {
        assertThat(matches(with(condition), fitting(letters))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sel_a OR sel_b|18|write \"or\" in lower case",
                "sel_a and sel_x|22|no selection is called \"sel_x\"; did you mean \"sel_a\"?",
                "sel_a and|21|the condition ends too early",
                "(sel_a|18|a parenthesis is not closed",
                "sel_a)|17|\")\" is not expected here",
                "sel_a sel_b|18|\"sel_b\" is not expected here",
                "2 of sel_*|12|only 1, any or all can stand before \"of\"",
                "1 of other*|17|no selection is called \"other*\"",
                "sel_*|12|write \"1 of\" or \"all of\" before the pattern sel_*",
                "sel_a or and sel_b|21|\"and\" is not expected here",
            })
    void areRefusedAtTheWordThatIsWrong(String condition, int column, String sentence) {
        assertThat(problems(with(condition))).containsExactly("r.yml:8:" + (column + 2) + ": " + sentence);
    }

    @Test
    void refuseTheOldAggregations() {
        assertThat(problems(with("sel_a | count() > 5")))
                .containsExactly("r.yml:8:20: conditions that count after a \"|\" are no longer Sigma:"
                        + " write a correlation rule");
    }

    @Test
    void refuseNestingAndLengthThatNobodyWrites() {
        assertThat(problems(with("not ".repeat(60) + "sel_a")))
                .hasSize(1)
                .first()
                .asString()
                .contains("too deep");
        assertThat(problems(with("(".repeat(100) + "sel_a" + ")".repeat(100))))
                .hasSize(1)
                .first()
                .asString()
                .contains("too deep");
        assertThat(problems(with("sel_a" + " or sel_a".repeat(600))))
                .hasSize(1)
                .first()
                .asString()
                .contains("more than 500 words");
    }
}
