package dev.lapwing.detect.episode;

import dev.lapwing.detect.signal.Fingerprint;
import dev.lapwing.detect.signal.GroupKey;
import java.util.List;
import java.util.Optional;

/** An open alert whose rule is no longer there. */
public record OrphanAlert(String ruleIdentity, long ruleFingerprint, OpenAlert alert) {
    /** The version that closes it. */
    public AlertVersion superseded(GroupKey group) {
        Span told = alert.lastTold();
        return new AlertVersion(
                Optional.empty(),
                ruleIdentity,
                ruleFingerprint,
                group,
                List.of(),
                AlertTeller.alertId(ruleFingerprint, group, alert),
                Fingerprint.id(Long.toHexString(ruleFingerprint), group.hex(), Long.toString(told.start)),
                alert.revision + 1,
                AlertVersion.Phase.CLOSED,
                Optional.of(Ending.SUPERSEDED),
                told.episode(false),
                false);
    }
}
