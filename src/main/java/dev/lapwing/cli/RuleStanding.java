package dev.lapwing.cli;

import dev.lapwing.rule.CorrelationRule;

/** How far a rule is: whether it can alert already. */
final class RuleStanding {
    private RuleStanding() {}

    /** What a rule does by now; one that only other rules need raises no alert. */
    static String of(CorrelationRule rule) {
        return rule.alerts() ? "watching" : "serves others";
    }
}
