package dev.lapwing.replay;

import dev.lapwing.detect.Group;
import dev.lapwing.detect.GroupChange;
import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.replay.sort.SortedSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out group after group from signals that come in order. */
final class GroupEvaluation {
    /** After so many signals a group forgets what is over; before that it is not worth the work. */
    private static final int SETTLE_EVERY = 512;

    private final GroupShapes shapes;
    private final Horizons horizons;
    private final HigherSignals higher = new HigherSignals();
    private byte[] key = {};
    private Optional<Group> group = Optional.empty();
    private int sinceSettled;

    /**
     * What is new.
     *
     * @param alerts versions of alerts
     * @param higher what groups that have ended are for higher levels
     */
    record Step(List<AlertVersion> alerts, List<KeyedSignal> higher) {
        private static final Step NOTHING = new Step(List.of(), List.of());
    }

    GroupEvaluation(GroupShapes shapes, Horizons horizons) {
        this.shapes = shapes;
        this.horizons = horizons;
    }

    /** The group that has all its signals when this one comes. */
    Optional<Group> endedBy(SortedSignal next) {
        return next.isOfGroup(key) ? Optional.empty() : group;
    }

    /** The group to which signals came last, until it is ended. */
    Optional<Group> last() {
        return group;
    }

    Step offer(SortedSignal sorted) {
        Step ended = Step.NOTHING;
        if (group.isEmpty() || !sorted.isOfGroup(key)) {
            ended = finish();
            begin(sorted.key());
        }
        Signal signal = sorted.signal();
        Group now = group.orElseThrow();
        GroupChange change = now.offer(signal);
        if (++sinceSettled == SETTLE_EVERY) {
            change = change.and(now.advance(signal.timeMillis()));
            sinceSettled = 0;
        }
        higher.takeAll(change.higher());
        return change.alerts().isEmpty() ? ended : followed(ended, change);
    }

    /** Ends the last group. */
    Step finish() {
        if (group.isEmpty()) {
            return Step.NOTHING;
        }
        Group last = group.get();
        GroupChange change = last.finish(horizons.of(last.key()));
        group = Optional.empty();
        higher.takeAll(change.higher());
        return new Step(change.alerts(), higher.flush());
    }

    private static Step followed(Step ended, GroupChange change) {
        List<AlertVersion> alerts = new ArrayList<>(ended.alerts());
        alerts.addAll(change.alerts());
        return new Step(alerts, ended.higher());
    }

    private void begin(byte[] bytes) {
        GroupKey name = GroupKey.parse(bytes);
        key = bytes;
        group = Optional.of(new Group(
                name,
                shapes.of(name).orElseThrow(() -> new IllegalStateException("no rule has this group: " + name)),
                EventTimes.NONE));
        sinceSettled = 0;
    }
}
