package dev.lapwing.rule.definition;

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
 * @param members the rules it looks at: those of {@code rules}, then those only {@code share} or {@code then} names
 * @param groupBy fields or aliases whose values make a group; empty for one group
 * @param timespan the length of the window
 * @param measure the numbers it asks for; of no meaning for temporal correlations and baselines but for its fields
 * @param expression what a temporal correlation asks; of no meaning for the others
 * @param sequences the ways in which an ordered correlation can hold; empty for the others
 * @param countedMembers indexes of the members that {@code rules} names
 * @param thenMember the member at whose events alone the condition is looked at; not counted
 * @param share the second condition on the count
 * @param baseline how a baseline learns; empty for the others
 * @param scope whether instances count together
 * @param level 0 over detections, else one more than the highest of the correlations among its members
 * @param alerts whether its episodes are told; one that only other correlations need is not
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
        Measure measure,
        Expression expression,
        List<Sequence> sequences,
        List<Integer> countedMembers,
        Optional<Integer> thenMember,
        Optional<Share> share,
        Optional<Baseline> baseline,
        Scope scope,
        int level,
        boolean alerts,
        long fingerprint,
        String sourceFile,
        boolean standalone) {
    public CorrelationRule {
        members = List.copyOf(members);
        groupBy = List.copyOf(groupBy);
        sequences = List.copyOf(sequences);
        countedMembers = List.copyOf(countedMembers);
    }

    /** The numbers at which it holds. */
    public Bounds bounds() {
        return measure.bounds();
    }

    /** The fields whose values it looks at. */
    public List<String> valueFields() {
        return measure.fields();
    }

    /** Whether some member has to be absent, so that only the end of a window decides. */
    public boolean hasNegation() {
        return switch (type) {
            case TEMPORAL -> expression.hasNegation();
            case TEMPORAL_ORDERED ->
                sequences.stream().anyMatch(way -> !way.absent().isEmpty());
            default -> false;
        };
    }

    /** The same rule under a fingerprint. */
    public CorrelationRule signed(long print) {
        return with(print, alerts);
    }

    /** The same rule, told or not. */
    public CorrelationRule telling(boolean told) {
        return with(fingerprint, told);
    }

    private CorrelationRule with(long print, boolean told) {
        return new CorrelationRule(
                head,
                type,
                members,
                groupBy,
                timespan,
                measure,
                expression,
                sequences,
                countedMembers,
                thenMember,
                share,
                baseline,
                scope,
                level,
                told,
                print,
                sourceFile,
                standalone);
    }
}
