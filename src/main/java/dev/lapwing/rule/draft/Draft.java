package dev.lapwing.rule.draft;

import dev.lapwing.rule.clause.Detection;
import dev.lapwing.rule.definition.RuleHead;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.SourceLocation;
import dev.lapwing.yaml.YamlMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule as read from its own document, before the rules that it names are looked up.
 *
 * @param part what a detection rule asks; empty for a correlation
 * @param correlation the {@code correlation:} part; empty for a detection rule
 * @param fingerprint the hash of a detection rule
 */
public record Draft(
        ProblemReport report,
        SourceLocation place,
        RuleHead head,
        OwnBlock own,
        Optional<Detection> part,
        Optional<YamlMap> correlation,
        long fingerprint) {
    /** Whether a correlation can name the rule so. */
    public boolean isCalled(String reference) {
        return head.name().filter(reference::equals).isPresent()
                || head.id().filter(reference::equals).isPresent();
    }

    /** The same rule with another detection part. */
    public Draft with(Detection other, long otherFingerprint) {
        return new Draft(report, place, head, own, Optional.of(other), correlation, otherFingerprint);
    }

    /** Two documents are two rules, whatever they say. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
