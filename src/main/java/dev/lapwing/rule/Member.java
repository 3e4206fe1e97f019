package dev.lapwing.rule;

import java.util.List;

/**
 * A detection rule as part of a correlation.
 *
 * @param name how the correlation names it
 * @param rule the rule
 * @param groupFields for each field of the correlation's group-by, the field to read from events of this rule
 */
public record Member(String name, DetectionRule rule, List<String> groupFields) {
    public Member {
        groupFields = List.copyOf(groupFields);
    }
}
