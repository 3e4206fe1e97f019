package dev.lapwing.rule;

import static dev.lapwing.rule.Rules.problems;
import static dev.lapwing.rule.Rules.rule;
import static dev.lapwing.rule.Rules.selecting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Effort;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to cost time or memory are refused with a sentence, soon. */
@Tag("long")
class HostileRulesTest {
    /** Far more than needed: what is quadratic here takes minutes. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static String times(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
    }

    private static String conditions(String condition) {
        return rule("sel: {c-uri: [" + "a,".repeat(400) + "b]}\ncondition: " + condition);
    }

    static Stream<Arguments> refused() {
        String names = times(900, i -> "s" + i + ": {c-uri: a}\n");
        return Stream.of(
                Arguments.of("comparisons", conditions("sel" + " or sel".repeat(200))),
                Arguments.of("comparisons", conditions("1 of sel*" + " and 1 of s*".repeat(120))),
                Arguments.of("20 conditions", conditions("[" + "1 of them,".repeat(9000) + " sel]")),
                Arguments.of(
                        "comparisons",
                        rule(names + "condition: [" + ("1 of them" + " or all of s*".repeat(120) + ",").repeat(19)
                                + "s1]")),
                Arguments.of("1000 selections", rule(times(20_000, i -> "s" + i + ": {c-uri: a}\n") + "condition: s1")),
                Arguments.of("500 words", conditions("sel" + " or sel".repeat(100_000))),
                Arguments.of("too deep", conditions("not ".repeat(400) + "sel")),
                Arguments.of("too deep", conditions("(".repeat(240) + "sel" + ")".repeat(240))),
                Arguments.of("ends too early", conditions("'sel and" + " ".repeat(900_000) + "'")),
                Arguments.of(
                        "no selection is called",
                        rule(names + "condition: ["
                                + times(19, i -> times(200, j -> "x".repeat(58) + i + "x" + j + " or ") + "s1,")
                                + "s1]")),
                Arguments.of("more than 4096 characters", selecting("c-uri: " + "a".repeat(900_000))),
                Arguments.of("more than 5000 values", selecting("c-uri: [" + "a,".repeat(40_000) + "b]")),
                Arguments.of(
                        "comparisons",
                        rule(times(
                                        100,
                                        i -> "s" + i + ": {c-uri|base64offset|contains: ["
                                                + times(100, j -> "abc" + j + ",") + "]}\n")
                                + "condition: 1 of s*")),
                Arguments.of("more than 3 encodings", selecting("c-uri" + "|base64".repeat(12) + ": abc")),
                Arguments.of("more than 20 modifiers", selecting("c-uri" + "|base64".repeat(100) + ": abc")),
                Arguments.of("more than 20 modifiers", selecting("? c-uri" + "|x".repeat(400_000) + "\n  : abc")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void areRefusedWithASentence(String sentence, String text) {
        List<String> problems = Effort.atMost(SOON, () -> problems(text));

        assertThat(problems)
                .isNotEmpty()
                .anySatisfy(problem -> assertThat(problem).contains(sentence));
    }

    static Stream<Arguments> files() {
        String aliases = "a: &a '" + "x".repeat(4000) + "'\nb: [" + "*a,".repeat(40_000) + "]\n";
        String doubling = times(30, i -> "k" + (i + 1) + ": &k" + (i + 1) + " [*k" + i + ", *k" + i + "]\n");
        String regexes = times(4000, i -> "'(a{100}){" + (100 + i % 50) + "}',");
        String fields = times(15_000, i -> "    pocketbase.actin.actin.actin.actin.a" + i + ": x\n");
        return Stream.of(
                Arguments.of("aliases", aliases),
                Arguments.of("not YAML", "k0: &k0 [x, x]\n" + doubling),
                Arguments.of("not YAML", "k: &k [*k]\nl: " + "[".repeat(100_000) + "\n"),
                Arguments.of("more than 50000 values", "k: [" + "a,".repeat(300_000) + "]\n"),
                Arguments.of("1000 documents", "---\na: b\n".repeat(90_000)),
                Arguments.of("too big together", selecting("c-uri|re: [" + regexes + "a]")),
                Arguments.of("regular expression is too big", selecting("c-uri|re: ['" + "{".repeat(2500) + "']")),
                Arguments.of("not a regular expression", selecting("c-uri|re: ['" + "[".repeat(1900) + "']")),
                Arguments.of(
                        "have no field", rule("s:\n" + fields + "condition: s").replace("\n      ", "\n    ")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void documentsAreRefusedBeforeTheyGrow(String sentence, String text) {
        List<String> problems = Effort.atMost(SOON, () -> problems(text));

        assertThat(problems)
                .isNotEmpty()
                .anySatisfy(problem -> assertThat(problem).contains(sentence));
    }

    @Test
    void optionDashesDoNotMultiplyTheComparisons() {
        String line = "c-uri|windash|contains: ['" + " -a".repeat(1300) + "', '" + " /b".repeat(1300) + "']";

        boolean loaded = Effort.atMost(SOON, () -> problems(selecting(line)).isEmpty());

        assertThat(loaded).isTrue();
    }

    @Test
    void filtersAreCountedWithTheRuleTheyGoOn() {
        String filter = """
                title: Filter
                logsource: {product: pocketbase}
                filter: {rules: any, s: {c-uri: [%s b]}, condition: s}
                ---
                """.formatted("a,".repeat(4000));

        List<String> problems = Effort.atMost(SOON, () -> problems(filter.repeat(6) + Rules.named("a")));

        assertThat(problems).containsExactly("r.yml:25:1: with its filters the detection has too many comparisons");
    }
}
