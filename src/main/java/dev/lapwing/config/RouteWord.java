package dev.lapwing.config;

import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.RuleHead;
import dev.lapwing.text.DidYouMean;
import dev.lapwing.yaml.LocatedText;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A word in a route that says something only where a rule knows it. */
public record RouteWord(Kind kind, LocatedText text) {
    /** The threats that shipped rules answer, or will. */
    private static final Set<String> THREATS =
            Set.of("N1", "N2", "N3", "N4", "N5", "P1", "P2", "P3", "P4", "P5", "P6", "X1");

    enum Kind {
        THREAT,
        RULE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is wrong with it, a sentence with its place; empty where a rule knows it. */
    public Optional<String> problem(RuleSet rules) {
        Set<String> known = kind == Kind.THREAT ? threats(rules) : names(rules);
        return known.contains(text.text())
                ? Optional.empty()
                : Optional.of(text.place() + ": there is no " + kind.key() + " " + text.text()
                        + DidYouMean.orChoice(text.text(), known));
    }

    private static Set<String> threats(RuleSet rules) {
        Set<String> known = rules.correlations().stream()
                .flatMap(rule -> rule.head().text().threats().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        known.addAll(THREATS);
        return known;
    }

    /** As alerts name their rules. */
    private static Set<String> names(RuleSet rules) {
        return rules.correlations().stream()
                .map(CorrelationRule::head)
                .map(RouteWord::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(RuleHead head) {
        return head.name().orElse(head.title());
    }
}
