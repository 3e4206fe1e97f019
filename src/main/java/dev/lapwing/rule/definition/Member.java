package dev.lapwing.rule.definition;

import java.util.List;
import java.util.Optional;

/**
 * A rule as part of a correlation.
 *
 * @param name how the correlation names it
 * @param detection the detection rule; empty where the member is itself a correlation
 * @param fingerprint the fingerprint of the rule, whichever it is
 * @param groupFields for each field of the correlation's group-by, the field to read from events of this rule; of a
 *     correlation, one of its own group-by
 */
public record Member(String name, Optional<DetectionRule> detection, long fingerprint, List<String> groupFields) {
    public Member {
        groupFields = List.copyOf(groupFields);
    }

    /** A detection rule as a member. */
    public static Member of(String name, DetectionRule rule, List<String> groupFields) {
        return new Member(name, Optional.of(rule), rule.fingerprint(), groupFields);
    }
}
