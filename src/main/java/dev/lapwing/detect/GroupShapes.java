package dev.lapwing.detect;

import dev.lapwing.detect.episode.ChainRouter;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All shapes of groups that a rule set needs. */
public final class GroupShapes {
    private final Map<Long, GroupShape> shapes = new LinkedHashMap<>();

    private GroupShapes() {}

    /** The shapes of a rule set, with the usual bound on what a group keeps. */
    public static GroupShapes of(RuleSet rules) {
        return of(rules.correlations());
    }

    /** The shapes of some rules, with the usual bound on what a group keeps. */
    public static GroupShapes of(List<CorrelationRule> rules) {
        return of(rules, RulePlan.DEFAULT_SLICE_LIMIT);
    }

    /** The shapes of the baselines of a rule set, and of the correlations that they are made of. */
    public static GroupShapes ofBaselines(RuleSet rules) {
        Set<Long> needed = new HashSet<>();
        List<CorrelationRule> chosen = new ArrayList<>();
        List<CorrelationRule> highestFirst = new ArrayList<>(rules.correlations());
        Collections.reverse(highestFirst);
        for (CorrelationRule rule : highestFirst) {
            if (rule.baseline().isPresent() || needed.contains(rule.fingerprint())) {
                chosen.add(0, rule);
                rule.members().forEach(member -> needed.add(member.fingerprint()));
            }
        }
        return of(chosen, RulePlan.DEFAULT_SLICE_LIMIT);
    }

    /**
     * The shapes of some rules.
     *
     * @param sliceLimit K of the bound: how many events of each sixteenth of a timespan a group keeps at least
     */
    public static GroupShapes of(List<CorrelationRule> rules, int sliceLimit) {
        Map<Long, List<CorrelationRule>> byShape = new LinkedHashMap<>();
        rules.forEach(rule -> byShape.computeIfAbsent(GroupKey.shapeOf(rule), hash -> new ArrayList<>())
                .add(rule));
        GroupShapes all = new GroupShapes();
        Map<Long, ChainRouter> higher = higher(rules);
        byShape.forEach((hash, same) -> all.shapes.put(
                hash,
                new GroupShape(
                        hash,
                        same.get(0).scope(),
                        same.get(0).groupBy(),
                        same.stream()
                                .map(rule -> new RulePlan(rule, sliceLimit))
                                .toList(),
                        higher)));
        return all;
    }

    /** The highest level that there is: 0 where no correlation names another one. */
    public int highestLevel() {
        return plans().mapToInt(plan -> plan.rule.level()).max().orElse(0);
    }

    /**
     * How far the next level has come where the groups of a level are settled to a time: what they find may lie before
     * it by the longest time that a rule of theirs takes to decide.
     */
    public long reachedAbove(int level, long settledTo) {
        long delay = shapes.values().stream()
                .flatMap(shape -> shape.plans().stream()
                        .filter(plan ->
                                plan.rule.level() == level && shape.higher(plan).isPresent()))
                .mapToLong(plan -> plan.delay)
                .max()
                .orElse(0);
        return EventTimes.minus(settledTo, delay);
    }

    private Stream<RulePlan> plans() {
        return shapes.values().stream().flatMap(shape -> shape.plans().stream());
    }

    private static Map<Long, ChainRouter> higher(List<CorrelationRule> rules) {
        Map<Long, CorrelationRule> byFingerprint = new HashMap<>();
        rules.forEach(rule -> byFingerprint.put(rule.fingerprint(), rule));
        Map<Long, ChainRouter> higher = new HashMap<>();
        for (CorrelationRule rule : rules) {
            for (Member member : rule.members()) {
                CorrelationRule lower = byFingerprint.get(member.fingerprint());
                if (member.detection().isEmpty() && lower != null) {
                    higher.computeIfAbsent(lower.fingerprint(), print -> new ChainRouter(lower))
                            .countedBy(rule, member);
                }
            }
        }
        return Map.copyOf(higher);
    }

    /** The shape of a group, unless no rule has it any more. */
    public Optional<GroupShape> of(GroupKey key) {
        return Optional.ofNullable(shapes.get(key.shape()));
    }

    Collection<GroupShape> all() {
        return shapes.values();
    }
}
