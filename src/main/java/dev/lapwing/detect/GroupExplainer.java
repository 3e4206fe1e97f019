package dev.lapwing.detect;

import dev.lapwing.rule.CorrelationRule;
import java.util.List;
import java.util.Optional;

/** Explains for one correlation why it fires for a group or does not; every number is one that the engine works with. */
public final class GroupExplainer {
    private final RulePlan plan;

    /** Explains a rule. */
    public GroupExplainer(CorrelationRule rule) {
        this.plan = new RulePlan(rule, RulePlan.DEFAULT_SLICE_LIMIT);
    }

    /** Whether a group is one of this rule's. */
    public boolean groups(GroupKey key) {
        return key.shape() == GroupShape.hashOf(plan.rule);
    }

    /** Whether the rule has a use for a signal. */
    public boolean counts(Signal signal) {
        return plan.mask(signal) != 0;
    }

    /**
     * Explains a group.
     *
     * @param signals its signals by (time, id)
     * @param horizon where the input ends
     */
    public GroupExplanation explain(GroupKey group, List<Signal> signals, long horizon) {
        GroupHistory history = GroupHistory.of(plan, signals, horizon);
        List<Counted> events = history.events();
        boolean quiet = history.spans.isEmpty();
        Optional<MeasuredNearness> measured =
                isMeasured() ? Optional.of(new MeasuredNearness(history)) : Optional.empty();
        return new GroupExplanation(
                group,
                events.size(),
                history.spans.stream().map(span -> told(group, span, measured)).toList(),
                quiet ? nearest(history, measured) : List.of(),
                quiet ? measured.flatMap(MeasuredNearness::wouldFire) : Optional.empty(),
                quiet ? OtherTimespan.inWhichItFires(history) : Optional.empty(),
                history.lacking,
                history.firstLacking,
                history.overflowed,
                !events.isEmpty()
                        && !history.isDecided(events.get(events.size() - 1).time()));
    }

    private boolean isMeasured() {
        return !plan.rule.type().isTemporal() && !plan.rule.type().isBaseline();
    }

    private static List<Nearness> nearest(GroupHistory history, Optional<MeasuredNearness> measured) {
        if (measured.isPresent()) {
            return measured.get().nearest();
        }
        return switch (history.plan.rule.type()) {
            case TEMPORAL -> new MemberNearness(history).nearest();
            case TEMPORAL_ORDERED -> new StepNearness(history).nearest();
            default -> new BaselineNearness(history).nearest();
        };
    }

    private GroupExplanation.Told told(GroupKey group, Span span, Optional<MeasuredNearness> measured) {
        CorrelationRule rule = plan.rule;
        AlertVersion alert = new AlertVersion(
                Optional.of(rule),
                rule.head().identity(),
                rule.fingerprint(),
                group,
                rule.groupBy(),
                "",
                "",
                1,
                AlertVersion.Phase.CLOSED,
                Optional.of(Ending.ENDED),
                span.episode(false),
                false);
        return new GroupExplanation.Told(alert, measured.flatMap(numbers -> numbers.silencing(span)));
    }
}
