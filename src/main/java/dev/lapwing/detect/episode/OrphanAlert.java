package dev.lapwing.detect.episode;

import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.IdHash;
import java.util.List;
import java.util.Optional;

/** An open alert whose rule is no longer there. */
public record OrphanAlert(String ruleIdentity, long ruleFingerprint, OpenAlert alert) {
    /** The version that closes it. */
    public AlertVersion superseded(GroupKey group) {
        OpenEpisode told = alert.lastTold();
        return new AlertVersion(
                Optional.empty(),
                ruleIdentity,
                ruleFingerprint,
                group,
                List.of(),
                AlertFactory.alertId(ruleFingerprint, group, alert),
                IdHash.id(Long.toHexString(ruleFingerprint), group.hex(), Long.toString(told.start)),
                alert.revision + 1,
                AlertVersion.Phase.CLOSED,
                Optional.of(CloseReason.SUPERSEDED),
                told.episode(false),
                false);
    }
}
