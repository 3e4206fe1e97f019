package dev.lapwing.replay;

import dev.lapwing.detect.episode.AlertVersion;
import java.util.List;
import java.util.Optional;

/** What a replay without lateness tells of an episode: it opened and it ended, both as it stands at the end. */
final class TwoVersions {
    private TwoVersions() {}

    /** The two versions of an alert, made from its last one. */
    static List<AlertVersion> of(AlertVersion last) {
        return List.of(version(last, 1, AlertVersion.Phase.OPENED), version(last, 2, AlertVersion.Phase.CLOSED));
    }

    private static AlertVersion version(AlertVersion last, int revision, AlertVersion.Phase phase) {
        return new AlertVersion(
                last.rule(),
                last.ruleIdentity(),
                last.ruleFingerprint(),
                last.group(),
                last.groupBy(),
                last.alertId(),
                last.episodeId(),
                revision,
                phase,
                phase == AlertVersion.Phase.CLOSED ? last.ending() : Optional.empty(),
                last.episode(),
                last.provisional());
    }
}
