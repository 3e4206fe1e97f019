package dev.lapwing.detect.signal;

import dev.lapwing.event.Schema;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.rule.definition.CorrelationRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the signals that tell when an instance began, for rules that expect an event of every instance: what never came
 * leaves no event of its own from which a silence could be counted.
 */
public final class FirstEvents {
    /** The id of such a signal behind the instance's name; ids of systems hold no blanks. */
    private static final String ID = ":first event";

    private final RuleSet rules;
    private final List<CorrelationRule> expecting;

    /** The signals that these rules need. */
    public FirstEvents(RuleSet rules) {
        this.rules = rules;
        this.expecting =
                rules.correlations().stream().filter(FirstEvents::matter).toList();
    }

    /**
     * Tells when the first event of an instance was; one signal for each group that has to know it.
     *
     * @param schemas those that events of the instance can have
     */
    public List<KeyedSignal> plus(String instance, Collection<Schema> schemas, long first) {
        return signals(instance, schemas, first, Signal.Op.PLUS);
    }

    /** Takes back what was told: an earlier event came. */
    public List<KeyedSignal> minus(String instance, Collection<Schema> schemas, long first) {
        return signals(instance, schemas, first, Signal.Op.MINUS);
    }

    /** Whether a rule has to know when an instance began. */
    public static boolean matter(CorrelationRule rule) {
        return rule.baseline()
                .map(baseline ->
                        baseline.match(newValue -> false, rate -> false, Baseline.Absence::expected, travel -> false))
                .orElse(false);
    }

    /** What such a signal matches instead of a detection; each rule has its own, since not all see the same instances. */
    public static long markOf(CorrelationRule rule) {
        return IdHash.number("first event", Long.toHexString(rule.fingerprint()));
    }

    private List<KeyedSignal> signals(String instance, Collection<Schema> schemas, long first, Signal.Op op) {
        Map<GroupKey, List<Long>> marks = new LinkedHashMap<>();
        for (CorrelationRule rule : expecting) {
            if (schemas.stream().anyMatch(schema -> rules.sees(rule, schema))) {
                GroupKey key = GroupKey.of(GroupKey.shapeOf(rule), instance, List.of(), rule.level());
                marks.computeIfAbsent(key, group -> new ArrayList<>()).add(markOf(rule));
            }
        }
        List<KeyedSignal> signals = new ArrayList<>();
        marks.forEach((key, matched) -> signals.add(new KeyedSignal(key, signal(key, first, op, matched))));
        return signals;
    }

    /** The signal that tells a group since when its instance is known, or takes that back. */
    public static Signal signal(GroupKey group, long first, Signal.Op op, List<Long> marks) {
        Evidence evidence = new Evidence("first event of " + group.instance(), Map.of());
        return new Signal(group.level(), op, first, group.instance() + ID, 0, marks, Map.of(), evidence);
    }
}
