package dev.lapwing.rule;

import dev.lapwing.event.Schema;
import dev.lapwing.rule.clause.Detection;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Expression;
import dev.lapwing.rule.definition.Member;
import dev.lapwing.rule.explain.DetectionReach;
import dev.lapwing.rule.explain.VisibleEvents;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether correlations can hold with the events that come: what they are made of can match, and has their fields. */
public final class RuleReach {
    private final List<DetectionReach> detections;
    private final Map<Long, CorrelationRule> correlations = new HashMap<>();

    RuleReach(List<Detection> parts, List<CorrelationRule> rules) {
        this.detections = parts.stream().map(DetectionReach::new).toList();
        rules.forEach(rule -> correlations.put(rule.fingerprint(), rule));
    }

    /**
     * Whether it can hold.
     *
     * @param schemas those that there are
     */
    public boolean canHold(CorrelationRule rule, Collection<Schema> schemas, VisibleEvents visible) {
        List<Boolean> able = rule.members().stream()
                .map(member -> canCount(rule, member, schemas, visible))
                .toList();
        return switch (rule.type()) {
            case TEMPORAL -> canHold(rule.expression(), able);
            case TEMPORAL_ORDERED ->
                rule.sequences().stream().anyMatch(way -> way.members().stream().allMatch(able::get));
            default ->
                rule.countedMembers().stream().anyMatch(able::get)
                        && rule.thenMember().map(able::get).orElse(true);
        };
    }

    /** How many comparisons of all its members can come out as they ask; fewer where a part of it is blind. */
    public long breadth(CorrelationRule rule, Collection<Schema> schemas, VisibleEvents visible) {
        return rule.members().stream()
                .filter(member -> canCount(rule, member, schemas, visible))
                .mapToLong(member -> member.detection().isEmpty()
                        ? breadth(chained(member), schemas, visible)
                        : schemas.stream()
                                .mapToLong(schema -> of(member).breadth(schema, visible))
                                .sum())
                .sum();
    }

    /** The fields that it looks at through all its members, each by its schema's own name. */
    public Set<String> fields(CorrelationRule rule, Schema schema) {
        Set<String> fields = new TreeSet<>();
        fields(rule).forEach(field -> DetectionReach.ownName(schema, field).ifPresent(fields::add));
        return fields;
    }

    private Stream<String> fields(CorrelationRule rule) {
        Stream<String> ofMembers = rule.members().stream()
                .flatMap(member -> member.detection().isPresent()
                        ? Stream.concat(
                                member.groupFields().stream(), of(member).fields())
                        : fields(chained(member)));
        return Stream.concat(rule.valueFields().stream(), ofMembers);
    }

    private boolean canCount(CorrelationRule rule, Member member, Collection<Schema> schemas, VisibleEvents visible) {
        if (member.detection().isEmpty()) {
            return canHold(chained(member), schemas, visible);
        }
        DetectionReach detection = of(member);
        return schemas.stream()
                .anyMatch(schema -> detection.canMatch(schema, visible)
                        && Stream.concat(member.groupFields().stream(), rule.valueFields().stream())
                                .allMatch(field -> DetectionReach.canHave(schema, field, visible)));
    }

    private static boolean canHold(Expression expression, List<Boolean> able) {
        long many = able.stream().filter(one -> one).count();
        return expression.match(
                named -> able.get(named.member()),
                and -> and.parts().stream().allMatch(part -> canHold(part, able)),
                or -> or.parts().stream().anyMatch(part -> canHold(part, able)),
                not -> true,
                count -> IntStream.rangeClosed(1, (int) many)
                        .anyMatch(number -> count.bounds().holds(number)));
    }

    private DetectionReach of(Member member) {
        return detections.get(member.detection().orElseThrow().ordinal());
    }

    private CorrelationRule chained(Member member) {
        CorrelationRule rule = correlations.get(member.fingerprint());
        if (rule == null) {
            throw new IllegalStateException("no rule is the member " + member.name());
        }
        return rule;
    }
}
