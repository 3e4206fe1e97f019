package dev.lapwing.posture.filter;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.lapwing.Effort;
import dev.lapwing.posture.Effect;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleChangeTest {
    private static final String SIGNED_IN = "@request.auth.id != ''";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "null",
            quoteCharacter = '`',
            value = {
                "null ; `` ; guests",
                "null ; 1=1 ; guests",
                "null ; 1 = 1.0 // for a test ; guests",
                "null ; id != '' ; guests",
                "null ; id = id ; guests",
                "null ; null = \"\" ; guests",
                "null ; true != false ; guests",
                "null ; a = a || b = 2 ; guests",
                "null ; @request.auth.id != \"\" ; everyone who is signed in",
                "null ; @request.auth.collectionName != null ; everyone who is signed in",
                "null ; @request.auth.role = 'x' ; more than before",
                "null ; public = true ; guests, where the rest of the rule holds",
                "@request.auth.id != '' ; `` ; guests",
                "@request.auth.id != '' ; @request.auth.role != 'banned' || @request.auth.id != '' ; guests",
                "@request.auth.role = 'admin' ; @request.auth.id != '' ; everyone who is signed in",
                "@request.auth.id != '' && owner = @request.auth.id ; owner = @request.auth.id ; guests, where the rest of the rule holds",
                "@request.auth.id != '' && a = 1 ; @request.auth.id != '' ; everyone who is signed in",
                "@request.auth.id != '' && a = 1 && b = 2 ; b = 2 && @request.auth.id != '' ; more than before",
                "tags.name = 'x' ; tags.name ?= 'x' ; more than before",
                "a = 1 ; a = 1 || 1 = 1 ; guests",
                "broken ( ; `` ; guests",
            })
    void tellsWhoIsLetInByAWiderRule(@Nullable String before, @Nullable String after, String forWhom) {
        assertThat(change(before, after)).isEqualTo(new RuleChange(Effect.WIDENED, forWhom));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "null",
            quoteCharacter = '`',
            value = {
                "`` ; null",
                "`` ; @request.auth.id != ''",
                "1=1 ; a = 1",
                "a = 1 ; a = 1 && b = 2",
                "a = 1 || b = 2 ; b = 2",
                "a = 1 ; 1 = 2",
                "a = 1 ; n > null",
                "@request.auth.id != '' ; @request.auth.role = 'admin'",
                "broken ( ; null"
            })
    void tellsOfANarrowerRule(@Nullable String before, @Nullable String after) {
        assertThat(change(before, after)).isEqualTo(new RuleChange(Effect.NARROWED, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "a=1 && b='x' ; 'x' = b  &&  (a = 1.0) // as agreed",
                "a > 1 || b = 2 ; b = 2 || 1 < a",
                "a = 1 || 1 = 2 ; a = 1",
                "a = 1 ; a = 1 || (a = 1 && b = 2)",
                "1=1 ; ``",
                "a = 'it\\'s' ; a = \"it's\"",
                "broken ( ; broken ("
            })
    void tellsOfTheSameRuleInOtherWords(String before, String after) {
        assertThat(change(before, after)).isEqualTo(new RuleChange(Effect.CHANGED, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "null",
            quoteCharacter = '`',
            value = {
                "a = 1 ; b = 2 ; ``",
                "a > 3 ; a > 2 ; ``",
                "a = 1 || b = 2 && c = 3 ; (a = 1 || b = 2) && d = 3 ; ``",
                "tags.name != 'x' ; tags.name = tags.name ; ``",
                "data = null ; data = '' ; ``",
                "f(a, 1) = 2 ; f(a, '1') = 2 ; ``",
                "@request.auth.id != '' && a = 1 ; b = 2 || b != 2 ; guests, where the rest of the rule holds",
                "`` ; broken ( ; ``",
                "null ; broken ( ; ``"
            })
    void admitsWhatCannotBeTold(@Nullable String before, @Nullable String after, String forWhom) {
        assertThat(change(before, after)).isEqualTo(new RuleChange(Effect.UNCLEAR, forWhom));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "//",
                "a",
                "a =",
                "= 1",
                "a == 1",
                "a = 1 &&",
                "a = 1 & b = 2",
                "a = 1 b = 2",
                "()",
                "(a = 1",
                "a = 1)",
                "a = (b = 1)",
                "a = 'x",
                "a = 'x\\",
                "a = 1..2",
                "a = -",
                "a. = 1",
                "@ = 1",
                "ä = 1",
                "a = 1 / 2",
                "f( = 1",
                "f(1 2) = 1",
                "f(,) = 1",
                "a(b(c(d(1)))) = 1",
                "a = 1\r",
                "a = 1\0 && b = 2",
                "\ud800 = 1",
                "a = 1111111111111111111111111111111"
            })
    void readsNoBrokenFilter(String filter) {
        assertThat(change(SIGNED_IN, filter).effect()).isEqualTo(Effect.UNCLEAR);
        assertThat(change(filter, SIGNED_IN).effect()).isEqualTo(Effect.UNCLEAR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 'ä\u2028😀'",
                "strftime('%Y', created, '+1 day') > '2026'",
                "geoDistance(a.lon, a.lat, 1, -2.5) < 20",
                "@request.body.role:isset = false",
                "@collection.news:alias.id ?= id",
                "tags:length > 1",
                "#x = 1",
                "_a:lower ?!~ 'x' // ä",
                "created > @todayStart",
                "a = 1 // it's (open\n"
            })
    void readsWhatPocketBaseReads(String filter) {
        assertThat(change(filter, filter + "\n || z = 1").effect()).isEqualTo(Effect.WIDENED);
    }

    /** PocketBase looks for the end of a group first, so that a parenthesis in a comment closes it. */
    @Test
    void hidesNothingBehindAComment() {
        assertThat(change("(a = 1)", "(a = 1 // ) || (1=1 //\n)")).isEqualTo(new RuleChange(Effect.WIDENED, "guests"));
    }

    @Test
    void isQuickWithTheLargestFilters() {
        String many = "(a = 1 || b = 2)" + " && (a = 3 || b = 4)".repeat(90);
        String wide = joined(200, i -> "a" + i + " = 1", " || ");
        String cases = joined(100, i -> "(a" + i + " = 1 || b" + i + " = 1)", " && ");

        assertThat(quick("(".repeat(5_000), ")".repeat(5_000))).isEqualTo(Effect.UNCLEAR);
        assertThat(quick(many, many + " ")).isIn(Effect.UNCLEAR, Effect.CHANGED);
        assertThat(quick(wide, "b = 1")).isEqualTo(Effect.UNCLEAR);
        assertThat(quick(cases, cases + " ")).isEqualTo(Effect.UNCLEAR);
        assertThat(quick(nested(20), nested(20) + " ")).isEqualTo(Effect.CHANGED);
        assertThat(quick(nested(21), nested(21) + " ")).isEqualTo(Effect.UNCLEAR);
        assertThat(quick("a = '" + "x".repeat(9_994) + "'", "b = 1")).isEqualTo(Effect.UNCLEAR);
    }

    private static Effect quick(String before, String after) {
        return Effort.atMost(Duration.ofSeconds(5), () -> change(before, after)).effect();
    }

    @Test
    void fallsOverNoText() {
        Random random = new Random(4);
        String letters = "ab1-.:@_#'\"\\/()&|=!?<>~ \n,ä";
        for (int each = 0; each < 50_000; each++) {
            String text = joined(random.nextInt(30), i -> "" + letters.charAt(random.nextInt(letters.length())), "");

            assertThatNoException().as(text).isThrownBy(() -> change(SIGNED_IN, text));
        }
    }

    private static String joined(int parts, IntFunction<String> part, String between) {
        return IntStream.range(0, parts).mapToObj(part).collect(joining(between));
    }

    private static String nested(int depth) {
        return "(".repeat(depth) + "a = 1" + ")".repeat(depth);
    }

    private static RuleChange change(@Nullable String before, @Nullable String after) {
        return RuleChange.of(Optional.ofNullable(before), Optional.ofNullable(after));
    }
}
