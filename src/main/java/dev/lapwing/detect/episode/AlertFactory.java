package dev.lapwing.detect.episode;

import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.IdHash;
import dev.lapwing.detect.window.RulePlan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the versions of one rule's alerts in one group. */
public final class AlertFactory {
    private final RuleState window;
    private final GroupKey group;
    private final List<String> groupBy;

    /** A factory for one rule of one group. */
    public AlertFactory(RuleState window, GroupKey group, List<String> groupBy) {
        this.window = window;
        this.group = group;
        this.groupBy = groupBy;
    }

    AlertVersion opened(OpenAlert alert, OpenEpisode span) {
        return version(alert, span, AlertVersion.Phase.OPENED, Optional.empty());
    }

    AlertVersion updated(OpenAlert alert, OpenEpisode span) {
        return version(alert, span, AlertVersion.Phase.UPDATED, Optional.empty());
    }

    AlertVersion closed(OpenAlert alert, CloseReason ending, @Nullable OpenEpisode span) {
        return version(alert, span == null ? alert.lastTold() : span, AlertVersion.Phase.CLOSED, Optional.of(ending));
    }

    private AlertVersion version(
            OpenAlert alert, OpenEpisode span, AlertVersion.Phase phase, Optional<CloseReason> ending) {
        alert.told(span);
        RulePlan plan = window.plan;
        return new AlertVersion(
                Optional.of(plan.rule),
                plan.rule.head().identity(),
                plan.fingerprint,
                group,
                groupBy,
                alertId(plan.fingerprint, group, alert),
                IdHash.id(Long.toHexString(plan.fingerprint), group.hex(), Long.toString(span.start)),
                alert.revision,
                phase,
                ending,
                span.episode(window.slices.overflowed(span.start, span.end)),
                plan.provisional());
    }

    static String alertId(long fingerprint, GroupKey group, OpenAlert alert) {
        return IdHash.id(Long.toHexString(fingerprint), group.hex(), Long.toString(alert.anchorTime), alert.anchorUid);
    }
}
