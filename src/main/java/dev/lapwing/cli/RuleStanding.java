package dev.lapwing.cli;

import dev.lapwing.rule.CorrelationRule;

/** How far a rule is: whether it can alert already. */
final class RuleStanding {
    private RuleStanding() {}

    /** A correlation needs to learn nothing before it alerts. */
    static String of(CorrelationRule rule) {
        return "watching";
    }
}
