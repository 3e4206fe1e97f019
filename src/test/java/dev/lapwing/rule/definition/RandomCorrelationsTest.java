package dev.lapwing.rule.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.rule.Correlations;
import dev.lapwing.rule.Loaded;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.yaml.ProblemLevel;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever stands in a correlation, it is read or refused. */
@Tag("long")
class RandomCorrelationsTest {
    private static final int RUNS = 4_000;
    private static final String OTHER = Correlations.named(
            "other", "type: event_count\nrules: [a]\ntimespan: 5m\ngroup-by: [c-ip]\ncondition: {gte: 2}");
    private static final List<String> KEYS = List.of(
            "rules",
            "group-by",
            "timespan",
            "condition",
            "aliases",
            "generate",
            "then",
            "share",
            "learn",
            "forget",
            "values",
            "gap",
            "factor",
            "least",
            "speed",
            "distance",
            "field",
            "timeframe");
    private static final List<String> VALUES = List.of(
            "null",
            "''",
            "[]",
            "{}",
            "a",
            "b",
            "c",
            "[a]",
            "[a, b]",
            "[a, many]",
            "[other]",
            "[[a]]",
            "{a: c-ip}",
            "5m",
            "1h",
            "90d",
            "0",
            "1",
            "-1",
            "0.5",
            "100",
            "true",
            "a and b",
            "a or not b",
            "not a",
            "1 of a*",
            "{gte: 1}",
            "{gt: 0, lt: 1}",
            "{lt: 1}",
            "{eq: 2}",
            "{neq: 0}",
            "{gte: 1, field: c-ip}",
            "{field: c-ip}",
            "{field: null}",
            "{gte: null}",
            "{gte: 1, field: sc-status, percentile: 50}",
            "{gte: 1, field: sc-status, percentile: null}",
            "{gte: 0.5, among: [a]}",
            "{gte: 2, among: [a, b]}",
            "{who: {a: c-ip}}",
            "[who]",
            "[c-ip]",
            "c-ip",
            "[c-ip, c-ip]");
    private static final List<String> TYPES = Stream.concat(
                    Stream.of("null", "[]", "sum", "ordered_temporal"),
                    Stream.of(CorrelationType.values()).map(CorrelationType::word))
            .toList();

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /** Mostly the parts that a correlation needs, each of them at times replaced, and some others. */
    private static String correlation(Random random) {
        StringBuilder body = new StringBuilder("type: " + any(TYPES, random) + "\n");
        for (String key : KEYS) {
            boolean usual = List.of("rules", "timespan", "condition").contains(key);
            if (random.nextInt(20) < (usual ? 18 : 1)) {
                body.append(key).append(": ").append(value(key, random)).append('\n');
            }
        }
        return body.toString();
    }

    private static String value(String key, Random random) {
        if (random.nextInt(3) > 0) {
            switch (key) {
                case "rules" -> {
                    return any(List.of("[a]", "[a, b]", "[a, b, c]", "[other]"), random);
                }
                case "condition" -> {
                    return any(List.of("{gte: 1}", "{lt: 2}", "{gt: 0, field: sc-status}", "a and b"), random);
                }
                case "timespan" -> {
                    return "2h";
                }
                default -> {}
            }
        }
        return any(VALUES, random);
    }

    @Test
    void areReadOrRefusedWithASentence() {
        Random random = new Random(7);
        int read = 0;
        for (int run = 0; run < RUNS; run++) {
            String text = Correlations.file(correlation(random)) + OTHER;

            Loaded loaded = RuleLoader.load(List.of(new RuleFile("r.yml", text)));

            boolean refused = loaded.problems().stream().anyMatch(problem -> problem.severity() == ProblemLevel.ERROR);
            assertThat(loaded.rules().isEmpty()).as(text).isEqualTo(refused);
            loaded.rules()
                    .ifPresent(rules ->
                            assertThat(rules.correlations()).as(text).allSatisfy(RandomCorrelationsTest::isWhole));
            assertThat(loaded.rules().map(RuleSet::correlations).orElse(List.of()).stream()
                            .filter(rule -> !rule.standalone())
                            .count())
                    .as(text)
                    .isEqualTo(refused ? 0 : 2);
            read += refused ? 0 : 1;
        }
        assertThat(read).isGreaterThan(20);
    }

    private static void isWhole(CorrelationRule rule) {
        boolean percentile = rule.type() == CorrelationType.VALUE_PERCENTILE;
        boolean valued = rule.type().isNumeric()
                || List.of(CorrelationType.VALUE_COUNT, CorrelationType.NEW_VALUE, CorrelationType.IMPOSSIBLE_TRAVEL)
                        .contains(rule.type());
        assertThat(rule.measure().percentile().isPresent()).isEqualTo(percentile);
        assertThat(rule.baseline().isPresent()).isEqualTo(rule.type().isBaseline());
        assertThat(rule.sequences().isEmpty()).isEqualTo(rule.type() != CorrelationType.TEMPORAL_ORDERED);
        assertThat(rule.valueFields().isEmpty()).isEqualTo(!valued);
        assertThat(rule.countedMembers()).isNotEmpty();
        assertThat(rule.members())
                .allSatisfy(member -> assertThat(member.groupFields()).hasSameSizeAs(rule.groupBy()));
    }
}
