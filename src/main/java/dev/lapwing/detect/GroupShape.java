package dev.lapwing.detect;

import dev.lapwing.detect.episode.ChainRouter;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.rule.definition.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules that group by the same fields and so share one record and one signal for each group. */
public final class GroupShape {
    private final long hash;
    private final Scope scope;
    private final List<String> names;
    private final List<RulePlan> plans;
    private final Map<Long, ChainRouter> higher;
    private final Map<Long, List<RulePlan>> byDetection = new HashMap<>();

    /**
     * A shape.
     *
     * @param higher what makes events of the episodes of rules that others name, by the fingerprints of these rules
     */
    GroupShape(long hash, Scope scope, List<String> names, List<RulePlan> plans, Map<Long, ChainRouter> higher) {
        this.hash = hash;
        this.scope = scope;
        this.names = List.copyOf(names);
        this.plans = List.copyOf(plans);
        this.higher = Map.copyOf(higher);
        for (RulePlan plan : plans) {
            plan.detections()
                    .forEach(detection -> byDetection
                            .computeIfAbsent(detection, d -> new ArrayList<>())
                            .add(plan));
        }
    }

    /** Names the shape: made from scope and group-by, so that it stays when rules come and go. */
    public long hash() {
        return hash;
    }

    /** Whether its groups are of one instance or of all. */
    public Scope scope() {
        return scope;
    }

    /** The group-by fields or aliases. */
    public List<String> names() {
        return names;
    }

    /** The rules that have a use for a signal. */
    List<RulePlan> interestedIn(Signal signal) {
        if (signal.detectionCount() == 1) {
            return byDetection.getOrDefault(signal.detection(0), List.of());
        }
        Set<RulePlan> all = new LinkedHashSet<>();
        for (int i = 0; i < signal.detectionCount(); i++) {
            all.addAll(byDetection.getOrDefault(signal.detection(i), List.of()));
        }
        return List.copyOf(all);
    }

    /** The rule of a fingerprint, if it is a baseline of this shape. */
    Optional<RulePlan> baseline(long fingerprint) {
        return plans.stream()
                .filter(plan -> plan.fingerprint == fingerprint)
                .filter(plan -> plan.rule.baseline().isPresent())
                .findFirst();
    }

    List<RulePlan> plans() {
        return plans;
    }

    /** What makes events of a rule's episodes; empty where no correlation names the rule. */
    Optional<ChainRouter> higher(RulePlan plan) {
        return Optional.ofNullable(higher.get(plan.fingerprint));
    }
}
