package dev.lapwing.detect.episode;

import dev.lapwing.detect.signal.Evidence;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.IdHash;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Member;
import dev.lapwing.rule.definition.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes of a correlation's episodes the events that correlations of a higher level count. */
public final class ChainRouter {
    /** The way to the groups of one rule that names the correlation. */
    private record Route(long shape, int level, Scope scope, List<Integer> groupValues, Map<String, Integer> values) {
        GroupKey key(GroupKey from) {
            String instance = scope == Scope.ALL ? "" : from.instance();
            return GroupKey.of(
                    shape,
                    instance,
                    groupValues.stream().map(from.values()::get).toList(),
                    level);
        }
    }

    private final long fingerprint;
    private final List<String> names;
    private final List<Route> routes = new ArrayList<>();

    /** The events of a correlation, which nobody counts yet. */
    public ChainRouter(CorrelationRule lower) {
        this.fingerprint = lower.fingerprint();
        this.names = lower.groupBy();
    }

    /** Adds a rule that names the correlation. */
    public void countedBy(CorrelationRule rule, Member member) {
        Map<String, Integer> values = new HashMap<>();
        rule.valueFields().forEach(field -> values.put(field, names.indexOf(field)));
        routes.add(new Route(
                GroupKey.shapeOf(rule),
                rule.level(),
                rule.scope(),
                member.groupFields().stream().map(names::indexOf).toList(),
                values));
    }

    /** The event that stands for an episode: one signal for each group that counts it. */
    public List<KeyedSignal> plus(GroupKey group, OpenEpisode span) {
        Signal holder = span.holder.orElseThrow(
                () -> new IllegalStateException("an episode of " + group + " was not sent when it began"));
        return signals(group, span.anchor(), Signal.Op.PLUS, holder.evidence().behind(holder.eventUid()));
    }

    /** Takes such an event back. */
    public List<KeyedSignal> minus(GroupKey group, Anchor anchor) {
        return signals(group, anchor, Signal.Op.MINUS, new Evidence("", Map.of()));
    }

    private List<KeyedSignal> signals(GroupKey group, Anchor anchor, Signal.Op op, Evidence evidence) {
        String uid = group.instance() + ":"
                + IdHash.id(Long.toHexString(fingerprint), group.hex(), Long.toString(anchor.time()), anchor.uid());
        Map<GroupKey, Map<String, String>> byGroup = new LinkedHashMap<>();
        for (Route route : routes) {
            Map<String, String> values = byGroup.computeIfAbsent(route.key(group), key -> new HashMap<>());
            route.values()
                    .forEach((field, index) -> values.put(field, group.values().get(index)));
        }
        List<KeyedSignal> signals = new ArrayList<>();
        byGroup.forEach((key, values) -> signals.add(new KeyedSignal(
                key, new Signal(key.level(), op, anchor.time(), uid, 0, List.of(fingerprint), values, evidence))));
        return signals;
    }
}
