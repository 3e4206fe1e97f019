package dev.lapwing.rule.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The piece of text that is looked for before an expression is tried: one too many, and a rule sees nothing. */
class RegexLiteralTest {
    private static String of(String expression) {
        return RegexLiteral.of(Pattern.compile(expression));
    }

    @ParameterizedTest
    @CsvSource({
        "azAZ09, azAZ09",
        "^/etc/passwd$, /etc/passwd",
        "ab.*cde, cde",
        "abc.de, abc",
        "ab?cd, cd",
        "abc*d, ab",
        "ab+cd, ab",
        "'a{2}bcd', bcd",
        "'a{2,34}b', b",
        "(abcdef)gh, gh",
        "(a(b)cde)fg, fg",
        "[abcdef]gh, gh",
        "[]abcd]ef, ef",
        "[^]abcd]ef, ef",
        "[^abcd]ef, ef",
        "[a\\]bcde]fg, fg",
        "\\.php, php",
        "abc\\dde, abc",
    })
    void isTheLongestThatEveryFindingHas(String expression, String literal) {
        assertThat(of(expression)).isEqualTo(literal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc|de", "(?i)abc", "[[:alpha:]]abc", "\\x41bc", "\\pLabc", "a?", "[abc]+", ".*"})
    void isNoneWhereNoPieceIsSure(String expression) {
        assertThat(of(expression)).isEmpty();
    }
}
