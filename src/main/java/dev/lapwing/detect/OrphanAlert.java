package dev.lapwing.detect;

import java.util.List;
import java.util.Optional;

/** An open alert whose rule is no longer there. */
record OrphanAlert(String ruleIdentity, long ruleFingerprint, OpenAlert alert) {
    /** The version that closes it. */
    AlertVersion superseded(GroupKey group) {
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
