package dev.lapwing.cli.rulefiles;

import dev.lapwing.config.Config;
import dev.lapwing.config.OverridesReader;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleOverrides;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.text.DidYouMean;
import dev.lapwing.yaml.LocatedText;
import dev.lapwing.yaml.Problem;
import dev.lapwing.yaml.ProblemLevel;
import dev.lapwing.yaml.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of the rules that Lapwing brings take part, and what that leaves of the changes to rules. */
final class ShippedChoice {
    private final List<RuleFile> files;
    private final RuleOverrides changes;
    private final List<Problem> problems;

    private ShippedChoice(List<RuleFile> files, RuleOverrides changes, List<Problem> problems) {
        this.files = files;
        this.changes = changes;
        this.problems = problems;
    }

    /** All but those that the configuration switches off. */
    static ShippedChoice of(Config.Rules settings) {
        List<Problem> problems = new ArrayList<>();
        Set<String> off = settings.off().stream().map(LocatedText::text).collect(Collectors.toUnmodifiableSet());
        Set<String> known = BuiltinRules.names();
        for (LocatedText name : settings.off()) {
            if (!known.contains(name.text())) {
                problems.add(problem(
                        OverridesReader.place(name.place()),
                        ProblemLevel.ERROR,
                        "no rule that Lapwing brings is called " + name.text() + ", and only those can be switched off"
                                + DidYouMean.orChoice(name.text(), known)));
            }
        }
        RuleOverrides left = without(settings.set(), off);
        for (RuleOverrides.OfRule changed : settings.set().rules()) {
            if (!left.rules().contains(changed)) {
                problems.add(problem(
                        changed.place(),
                        ProblemLevel.WARNING,
                        "the rule " + changed.rule() + " is switched off, so this changes nothing"));
            }
        }
        return new ShippedChoice(BuiltinRules.except(off), left, problems);
    }

    /** None of them; what the configuration says about them does not matter then. */
    static ShippedChoice none(Config.Rules settings) {
        return new ShippedChoice(List.of(), without(settings.set(), BuiltinRules.names()), List.of());
    }

    ChosenRules with(List<RuleFile> own) {
        return new ChosenRules(files, own, changes, problems);
    }

    private static RuleOverrides without(RuleOverrides changes, Set<String> names) {
        if (changes.rules().isEmpty()) {
            return changes;
        }
        List<CorrelationRule> absent = BuiltinRules.alerting(names);
        return changes.with(changes.rules().stream()
                .filter(changed -> absent.stream().noneMatch(rule -> changed.means(rule.head())))
                .toList());
    }

    private static Problem problem(SourceLocation place, ProblemLevel severity, String sentence) {
        return new Problem(place.otherFile().orElse(""), place.line(), place.column(), severity, sentence);
    }
}
