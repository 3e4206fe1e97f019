package dev.lapwing.rule;

import dev.lapwing.rule.definition.RuleHead;
import dev.lapwing.yaml.SourceLocation;
import java.util.List;
import java.util.Optional;

/** Settings of rules that stand elsewhere than in their files and are to be used instead. */
public record RuleOverrides(List<OfRule> rules) {
    /** Every rule stays as its file says. */
    public static final RuleOverrides NONE = new RuleOverrides(List.of());

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

    /** What is changed of a rule. */
    public List<Change> of(RuleHead rule) {
        return rules.stream()
                .filter(changed -> changed.means(rule))
                .flatMap(changed -> changed.changes().stream())
                .toList();
    }
}
