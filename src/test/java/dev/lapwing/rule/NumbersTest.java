package dev.lapwing.rule;

import static dev.lapwing.rule.Rules.matches;
import static dev.lapwing.rule.Rules.problems;
import static dev.lapwing.rule.Rules.request;
import static dev.lapwing.rule.Rules.selecting;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as values and in comparisons. */
class NumbersTest {
    private static boolean code(String line, Object value) {
        return matches(selecting("sc-status" + line), request("http_response.code", value));
    }

    @Test
    void aNumberEqualsNumbersAndTextsThatAreOne() {
        assertThat(code(": 404", 404L)).isTrue();
        assertThat(code(": 404", 404.0)).isTrue();
        assertThat(code(": 404", "404")).isTrue();
        assertThat(code(": 404", "404.0")).isTrue();
        assertThat(code(": 404", 405L)).isFalse();
        assertThat(code(": 404", "404x")).isFalse();
        assertThat(code(": 404", true)).isFalse();
    }

    @Test
    void aQuotedNumberIsTextAndFitsTheNumberWrittenSo() {
        assertThat(code(": '404'", 404L)).isTrue();
        assertThat(code(": '404'", 404.0)).isTrue();
        assertThat(code(": '404'", "404.0")).isFalse();
        assertThat(code(": '4*'", 404L)).isTrue();
        assertThat(code("|startswith: 4", 404L)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "lt, 399, true", "lt, 400, false", "lte, 400, true", "lte, 401, false",
        "gt, 401, true", "gt, 400, false", "gte, 400, true", "gte, 399, false",
    })
    void comparesAtTheBoundary(String modifier, long value, boolean expected) {
        assertThat(code("|" + modifier + ": 400", value)).isEqualTo(expected);
        assertThat(code("|" + modifier + ": 400", Long.toString(value))).isEqualTo(expected);
        assertThat(code("|" + modifier + ": 400", (double) value)).isEqualTo(expected);
    }

    @Test
    void comparesFractions() {
        assertThat(code("|gt: 1.5", 1L)).isFalse();
        assertThat(code("|gt: 1.5", 2L)).isTrue();
        assertThat(code("|gte: 1.5", "1.5")).isTrue();
        assertThat(code("|lt: -0.5", -1L)).isTrue();
    }

    @Test
    void comparesWholeNumbersBeyond64BitsExactly() {
        BigInteger large = new BigInteger("18446744073709551617");

        assertThat(code(": 18446744073709551617", large)).isTrue();
        assertThat(code(": 18446744073709551617", "18446744073709551617")).isTrue();
        assertThat(code(": 18446744073709551616", large)).isFalse();
        assertThat(code(": 18446744073709551616", "18446744073709551617")).isFalse();
        assertThat(code("|gt: 18446744073709551616", large)).isTrue();
        assertThat(code("|gt: 18446744073709551617", large)).isFalse();
        assertThat(code("|lte: 18446744073709551616", large)).isFalse();
        assertThat(code("|lt: 9223372036854775808", Long.MAX_VALUE)).isTrue();
        assertThat(code(": 9223372036854775808", Long.MAX_VALUE)).isFalse();
        assertThat(code("|gt: 0", large.negate())).isFalse();
        assertThat(code(": 5", new BigInteger("5"))).isTrue();
    }

    @Test
    void comparesLargeWholeNumbersExactly() {
        assertThat(code("|gt: 9007199254740992", 9007199254740993L)).isTrue();
        assertThat(code(": 9007199254740992", 9007199254740993L)).isFalse();
    }

    @Test
    void comparesAtTheEdgeOf64Bits() {
        assertThat(code("|gt: 0", new BigInteger("9223372036854775808"))).isTrue();
        assertThat(code("|gt: 0", "9223372036854775808")).isTrue();
        assertThat(code("|lt: 0", new BigInteger("-9223372036854775809"))).isTrue();
        assertThat(code(": -9007199254740992", "-9007199254740993")).isFalse();
    }

    @Test
    void zeroHasNoSign() {
        assertThat(code("|gte: 0", -0.0)).isTrue();
        assertThat(code("|lte: -0.0", 0L)).isTrue();
    }

    @Test
    void isQuietOnWhatIsNoNumber() {
        assertThat(code("|gte: 0", "-")).isFalse();
        assertThat(code("|gte: 0", "5-3")).isFalse();
        assertThat(code("|gte: 0", "abc")).isFalse();
        assertThat(code("|gte: 0", "")).isFalse();
        assertThat(code("|gte: 0", "NaN")).isFalse();
        assertThat(code("|gte: 0", "1e999")).isFalse();
        assertThat(matches(selecting("sc-status|gte: 0"), request())).isFalse();
    }

    @Test
    void refusesToCompareWithWhatIsNoNumber() {
        assertThat(problems(selecting("sc-status|gte: many")))
                .containsExactly("r.yml:5:20: \"many\" is no number to compare with");
    }
}
