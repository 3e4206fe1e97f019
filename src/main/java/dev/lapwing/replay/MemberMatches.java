package dev.lapwing.replay;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Member;
import dev.lapwing.rule.match.Matcher;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often the detections of a correlation matched, and how often such an event lacked a field to group by. */
public final class MemberMatches {
    /**
     * Events without a field.
     *
     * @param first where the first of them stands
     */
    public record Lacking(long count, String first) {}

    private final CorrelationRule rule;
    private final Matcher matcher;
    private final long[] matches;
    private final Map<String, Lacking> lacking = new LinkedHashMap<>();

    MemberMatches(RuleSet rules, CorrelationRule rule) {
        this.rule = rule;
        this.matcher = rules.matcher();
        this.matches = new long[rule.members().size()];
    }

    /** How many events a member matched. */
    public long of(int member) {
        return matches[member];
    }

    /** The group-by fields that matching events lacked, as their events call them. */
    public Map<String, Lacking> lacking() {
        return Map.copyOf(lacking);
    }

    void take(AuditEvent event, String place) {
        int[] matched = matcher.match(event);
        for (int i = 0; i < matches.length; i++) {
            Member member = rule.members().get(i);
            boolean hit = member.detection()
                    .filter(detection -> Arrays.binarySearch(matched, detection.ordinal()) >= 0)
                    .isPresent();
            if (hit) {
                matches[i]++;
                member.groupFields().stream()
                        .filter(field -> isAbsent(event, field))
                        .findFirst()
                        .ifPresent(field -> lacking.merge(
                                field,
                                new Lacking(1, place),
                                (one, other) -> new Lacking(one.count + other.count, one.first)));
            }
        }
    }

    private static boolean isAbsent(AuditEvent event, String field) {
        return event.schema()
                .find(field)
                .filter(path -> event.value(path) != null)
                .isEmpty();
    }
}
