package dev.lapwing.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A rule over several events of one group within a time span.
 *
 * <p>A detection that alerts by itself is one too: it counts to one.
 *
 * @param head what the file says about the rule
 * @param type what it looks at
 * @param members the detection rules it looks at: those of {@code rules}, then those only {@code share} or
 *     {@code then} names
 * @param groupBy fields or aliases whose values make a group; empty for one group
 * @param timespan the length of the window
 * @param bounds the numbers at which a count holds; of no meaning for {@link CorrelationType#TEMPORAL}
 * @param expression what a temporal correlation asks; of no meaning for the others
 * @param valueFields the fields whose values together {@link CorrelationType#VALUE_COUNT} counts
 * @param countedMembers indexes of the members that {@code rules} names
 * @param thenMember the member at whose events alone the condition is looked at; not counted
 * @param share the second condition on the count
 * @param scope whether instances count together
 * @param fingerprint a hash of everything that decides when it fires, members included
 * @param sourceFile the file that it came from
 * @param standalone whether it was made for a detection that alerts by itself
 */
public record CorrelationRule(
        RuleHead head,
        CorrelationType type,
        List<Member> members,
        List<String> groupBy,
        Duration timespan,
        Bounds bounds,
        Expression expression,
        List<String> valueFields,
        List<Integer> countedMembers,
        Optional<Integer> thenMember,
        Optional<Share> share,
        Scope scope,
        long fingerprint,
        String sourceFile,
        boolean standalone) {
    public CorrelationRule {
        members = List.copyOf(members);
        groupBy = List.copyOf(groupBy);
        valueFields = List.copyOf(valueFields);
        countedMembers = List.copyOf(countedMembers);
    }
}
