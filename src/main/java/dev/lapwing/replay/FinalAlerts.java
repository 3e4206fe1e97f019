package dev.lapwing.replay;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.CloseReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects the alerts that ended with their episode, and puts them into an order that the input alone decides. */
final class FinalAlerts {
    private static final Comparator<AlertVersion> IN_ORDER = Comparator.<AlertVersion>comparingLong(
                    version -> version.episode().start())
            .thenComparing(AlertVersion::ruleIdentity)
            .thenComparing((one, other) ->
                    Arrays.compareUnsigned(one.group().bytes(), other.group().bytes()));

    private final ReplaySettings settings;
    private final List<AlertVersion> finals = new ArrayList<>();

    FinalAlerts(ReplaySettings settings) {
        this.settings = settings;
    }

    /** Takes every version and keeps those that are final. */
    void offer(AlertVersion version) {
        if (version.ending().equals(Optional.of(CloseReason.ENDED))
                && settings.tells(version.episode().end())) {
            finals.add(version);
        }
    }

    void addAll(FinalAlerts others) {
        finals.addAll(others.finals);
    }

    List<AlertVersion> inOrder() {
        return finals.stream().sorted(IN_ORDER).toList();
    }
}
