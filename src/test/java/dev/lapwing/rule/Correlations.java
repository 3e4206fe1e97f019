package dev.lapwing.rule;

import static dev.lapwing.rule.Rules.load;

import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.yaml.ProblemLevel;
import java.util.List;
import java.util.stream.IntStream;

/** Correlations for tests: the rules a, b and c, and "many" over them. */
public final class Correlations {
    private static final String DETECTIONS = Rules.named("a") + Rules.named("b") + Rules.named("c");

    private Correlations() {}

    /** The file of the rules and the correlation. */
    public static String file(String body) {
        return DETECTIONS + named("many", body);
    }

    /** One document that is a correlation of a name. */
    public static String named(String name, String body) {
        return "title: T\nname: " + name + "\ncorrelation:\n" + body.strip().indent(2) + "---\n";
    }

    /** The correlation "many" with this body. */
    public static CorrelationRule read(String body) {
        return rule(load(file(body)), "many");
    }

    /** The correlation of a name. */
    public static CorrelationRule rule(RuleSet rules, String name) {
        return rules.correlations().stream()
                .filter(rule -> rule.head().identity().equals(name) && !rule.standalone())
                .findFirst()
                .orElseThrow();
    }

    /** What is wrong with the correlation "many", without the places. */
    public static List<String> wrong(String body) {
        return sentences(file(body));
    }

    /** What is wrong with a file, without the places. */
    public static List<String> sentences(String... files) {
        List<RuleFile> sources = IntStream.range(0, files.length)
                .mapToObj(index -> new RuleFile(index + ".yml", files[index]))
                .toList();
        return RuleLoader.load(sources).problems().stream()
                .map(problem -> problem.severity() == ProblemLevel.WARNING
                        ? "(warning) " + problem.sentence()
                        : problem.sentence())
                .toList();
    }
}
