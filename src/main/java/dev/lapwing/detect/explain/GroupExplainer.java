package dev.lapwing.detect.explain;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.CloseReason;
import dev.lapwing.detect.episode.OpenEpisode;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.WindowEvent;
import dev.lapwing.rule.definition.CorrelationRule;
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
        return key.shape() == GroupKey.shapeOf(plan.rule);
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
        List<WindowEvent> events = history.events();
        Optional<MeasuredNearness> measured = measured(history);
        boolean quiet = history.spans.isEmpty();
        return new GroupExplanation(
                group,
                events.size(),
                history.spans.stream().map(span -> told(group, span, measured)).toList(),
                quiet ? nearest(history) : List.of(),
                quiet ? measured.map(MeasuredNearness::wouldFire).orElse(List.of()) : List.of(),
                quiet ? OtherTimespan.inWhichItFires(history) : Optional.empty(),
                history.lacking,
                history.firstLacking,
                history.overflowed,
                !events.isEmpty()
                        && !history.isDecided(events.get(events.size() - 1).time()));
    }

    /** How near a history came to firing, whether it did or not. */
    static List<Nearness> nearest(GroupHistory history) {
        return switch (history.plan.rule.type()) {
            case TEMPORAL -> new MemberNearness(history).nearest();
            case TEMPORAL_ORDERED -> new StepNearness(history).nearest();
            case NEW_VALUE, RATE_ANOMALY, ABSENCE, IMPOSSIBLE_TRAVEL -> new BaselineNearness(history).nearest();
            case EVENT_COUNT, VALUE_COUNT, VALUE_SUM, VALUE_AVG, VALUE_PERCENTILE, VALUE_MEDIAN ->
                new MeasuredNearness(history).nearest();
        };
    }

    private static Optional<MeasuredNearness> measured(GroupHistory history) {
        boolean other = history.plan.rule.type().isTemporal()
                || history.plan.rule.type().isBaseline();
        return other ? Optional.empty() : Optional.of(new MeasuredNearness(history));
    }

    private GroupExplanation.Told told(GroupKey group, OpenEpisode span, Optional<MeasuredNearness> measured) {
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
                Optional.of(CloseReason.ENDED),
                span.episode(false),
                false);
        return new GroupExplanation.Told(alert, measured.flatMap(numbers -> numbers.silencing(span)));
    }
}
