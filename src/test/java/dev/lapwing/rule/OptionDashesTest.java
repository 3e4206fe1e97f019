package dev.lapwing.rule;

import static dev.lapwing.rule.Rules.matches;
import static dev.lapwing.rule.Rules.request;
import static dev.lapwing.rule.Rules.selecting;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashes that may begin an option on a command line. */
class OptionDashesTest {
    private static boolean finds(String modifiers, String value, String event) {
        return matches(
                selecting("pocketbase.error|" + modifiers + ": '" + value + "'"), request("pocketbase.error", event));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "/", "\u2013", "\u2014", "\u2015"})
    void anyDashStandsForAnyOther(String dash) {
        assertThat(finds("windash", "-enc", dash + "ENC")).isTrue();
        assertThat(finds("windash", "/enc", dash + "enc")).isTrue();
        assertThat(finds("windash|contains", " -enc ", "ps " + dash + "enc x")).isTrue();
        assertThat(finds("contains|windash", " -enc ", "ps " + dash + "enc x")).isTrue();
        assertThat(finds("windash|startswith", "-enc", dash + "enc x")).isTrue();
        assertThat(finds("windash|endswith", "-enc", "ps " + dash + "enc")).isTrue();
    }

    @Test
    void eachOptionMayHaveADashOfItsOwn() {
        assertThat(finds("windash", "ps -a /b -c", "ps /a \u2014b -c")).isTrue();
        assertThat(finds("windash", "ps -a /b -c", "ps /a \u2014b xc")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "-a-b,  -a/b, false",
        "-a-b,  /a-b, true",
        "a/b,   a-b,  false",
        "a -,   a /,  false",
        "'\"-a', '\"/a', true",
        "*-a,   x/a,  true",
        "-*,    /x,   false",
        "-?x,   /ax,  false",
        "a,     a,    true",
    })
    void onlyADashThatBeginsAWordIsOne(String value, String event, boolean expected) {
        assertThat(finds("windash", value, event)).isEqualTo(expected);
    }

    @Test
    void allAsksForEachOption() {
        String rule = selecting("pocketbase.error|contains|windash|all: [' -a', ' -b']");

        assertThat(matches(rule, request("pocketbase.error", "x /a \u2013b"))).isTrue();
        assertThat(matches(rule, request("pocketbase.error", "x /a"))).isFalse();
    }

    @Test
    void letterCaseCountsWhereTheRuleSaysSo() {
        assertThat(finds("windash|cased", "-Enc", "/Enc")).isTrue();
        assertThat(finds("windash|cased", "-Enc", "/enc")).isFalse();
    }
}
