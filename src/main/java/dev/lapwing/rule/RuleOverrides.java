package dev.lapwing.rule;

import dev.lapwing.rule.definition.RuleHead;
import dev.lapwing.rule.ordinary.Ordinary;
import dev.lapwing.yaml.SourceLocation;
import java.util.List;
import java.util.Optional;

/**
 * What the configuration says about rules.
 *
 * @param rules settings that are to be used instead of those in the rules' files
 * @param ordinary what the placeholders in rules stand for
 */
public record RuleOverrides(List<OfRule> rules, Ordinary ordinary) {
    /** Every rule stays as its file says, and nothing is ordinary. */
    public static final RuleOverrides NONE = new RuleOverrides(List.of(), Ordinary.NONE);

    public RuleOverrides {
        rules = List.copyOf(rules);
    }

    /**
     * What is changed of one rule.
     *
     * @param rule its name, or its id
     * @param place where that is written
     * @param changes in the order of the file
     */
    public record OfRule(String rule, SourceLocation place, List<Change> changes) {
        public OfRule {
            changes = List.copyOf(changes);
        }

        /** Whether it is this rule that is changed. */
        public boolean means(RuleHead head) {
            return head.identity().equals(rule) || head.id().equals(Optional.of(rule));
        }
    }

    /**
     * One changed setting.
     *
     * @param key what is changed, such as {@code gte}, {@code timespan} or {@code share.gte}
     * @param keyPlace where that is written
     * @param text the new value as written
     * @param place where that is written
     */
    public record Change(String key, SourceLocation keyPlace, String text, SourceLocation place) {}

    /** The same with the settings of other rules. */
    public RuleOverrides with(List<OfRule> others) {
        return new RuleOverrides(others, ordinary);
    }

    /** What is changed of a rule. */
    public List<Change> of(RuleHead rule) {
        return rules.stream()
                .filter(changed -> changed.means(rule))
                .flatMap(changed -> changed.changes().stream())
                .toList();
    }
}
