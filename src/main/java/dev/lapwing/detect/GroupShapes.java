package dev.lapwing.detect;

import dev.lapwing.rule.CorrelationRule;
import dev.lapwing.rule.RuleSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All shapes of groups that a rule set needs. */
public final class GroupShapes {
    private final Map<Long, GroupShape> shapes = new LinkedHashMap<>();

    private GroupShapes() {}

    /** The shapes of a rule set, with the usual bound on what a group keeps. */
    public static GroupShapes of(RuleSet rules) {
        return of(rules.correlations(), RulePlan.DEFAULT_SLICE_LIMIT);
    }

    /**
     * The shapes of some rules.
     *
     * @param sliceLimit K of the bound: how many events of each sixteenth of a timespan a group keeps at least
     */
    public static GroupShapes of(List<CorrelationRule> rules, int sliceLimit) {
        Map<Long, List<CorrelationRule>> byShape = new LinkedHashMap<>();
        rules.forEach(rule -> byShape.computeIfAbsent(GroupShape.hashOf(rule), hash -> new ArrayList<>())
                .add(rule));
        GroupShapes all = new GroupShapes();
        byShape.forEach((hash, same) -> all.shapes.put(
                hash,
                new GroupShape(
                        hash,
                        same.get(0).scope(),
                        same.get(0).groupBy(),
                        same.stream()
                                .map(rule -> new RulePlan(rule, sliceLimit))
                                .toList())));
        return all;
    }

    /** The shape of a group, unless no rule has it any more. */
    public Optional<GroupShape> of(GroupKey key) {
        return Optional.ofNullable(shapes.get(key.shape()));
    }

    Collection<GroupShape> all() {
        return shapes.values();
    }
}
