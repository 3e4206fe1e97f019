package dev.lapwing.detect.episode;

import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.rule.definition.CorrelationRule;
import java.util.List;
import java.util.Optional;

/**
 * One version of an alert: what is told when it opens, changes or closes.
 *
 * @param rule the rule, unless it is no longer there (the alert closes as superseded; with a rule it does because its source is gone)
 * @param ruleIdentity by what the rule is known
 * @param ruleFingerprint hash of what decides when the rule fires
 * @param group the group it is about
 * @param groupBy names of the group's values
 * @param alertId names the alert through its whole life; made from its anchor
 * @param episodeId names the episode as it stands: rule, group and start
 * @param revision 1 for the opening, one more for each version
 * @param phase what this version tells
 * @param ending why it closed; present when it did
 * @param episode the episode as it stands; without evidence when the alert is taken back
 * @param provisional whether later events may take the alert back
 */
public record AlertVersion(
        Optional<CorrelationRule> rule,
        String ruleIdentity,
        long ruleFingerprint,
        GroupKey group,
        List<String> groupBy,
        String alertId,
        String episodeId,
        int revision,
        Phase phase,
        Optional<CloseReason> ending,
        Episode episode,
        boolean provisional) {
    /** Where in its life an alert is. */
    public enum Phase {
        /** The first version. */
        OPENED,
        /** The episode changed. */
        UPDATED,
        /** The last version. */
        CLOSED
    }

    public AlertVersion {
        groupBy = List.copyOf(groupBy);
    }
}
