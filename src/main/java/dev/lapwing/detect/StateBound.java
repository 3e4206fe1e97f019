package dev.lapwing.detect;

import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.rule.definition.CorrelationRule;

/** How much a rule remembers. */
public final class StateBound {
    private StateBound() {}

    /** So many events of one kind (that match the same members) a group keeps at most for each timespan. */
    public static long events(CorrelationRule rule) {
        RulePlan plan = new RulePlan(rule, RulePlan.DEFAULT_SLICE_LIMIT);
        return Math.max(1, plan.span / plan.sliceLength) * plan.sliceLimit;
    }
}
