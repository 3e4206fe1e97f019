package dev.lapwing.topology.correlate;

import dev.lapwing.detect.Group;
import dev.lapwing.detect.GroupChange;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.topology.record.LateSignal;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.source.SourceLayout;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes signals and watermarks in, and hosts the groups they are about: finds, settles, stores and ends them. */
final class Correlator {
    private final GroupStore groups;
    private final DueIndex index;
    private final WatermarkStore watermarks;
    private final int limit;
    private final LevelProgress levels;
    private final InstanceStarts starts;
    private final ChangedRules changedRules;
    /** Clocks of before a restart, by whose first events some rule may go that was not there then. */
    private final Set<WatermarkKey> restored = new LinkedHashSet<>();
    /** Clocks by which some group may be due. */
    private final Set<WatermarkKey> moved = new LinkedHashSet<>();

    /**
     * A host of groups.
     *
     * @param limit how many due groups are worked off in one go
     */
    Correlator(
            GroupStore groups,
            DueIndex index,
            WatermarkStore watermarks,
            LevelProgress levels,
            InstanceStarts starts,
            ChangedRules changedRules,
            int limit) {
        this.groups = groups;
        this.index = index;
        this.watermarks = watermarks;
        this.levels = levels;
        this.starts = starts;
        this.changedRules = changedRules;
        this.limit = limit;
    }

    /** Goes on where it was left off: what was due then, or was just being ended, still is. */
    void restore() {
        restored.addAll(watermarks.restore());
        moved.addAll(restored);
    }

    /** A monitor event is never late: it comes from the clocks of several hosts, and counts where the watermark stands. */
    Correlated processEvent(KeyedSignal arrived) {
        GroupKey key = arrived.key();
        if (watermarks.isGone(key.instance())) {
            return Correlated.NOTHING;
        }
        long latest = watermarks.of(arrived.watermarkKey());
        Signal signal = SourceLayout.isOfMonitor(arrived.signal())
                ? arrived.signal().notBefore(Math.max(latest, watermarks.of(key.watermarkKey())))
                : arrived.signal();
        if (signal.timeMillis() < latest) {
            return Correlated.late(new LateSignal(signal, latest));
        }
        long watermark = watermarks.of(key.watermarkKey());
        return groups.find(key, watermark)
                .map(group -> offer(group, watermark, signal))
                .orElse(Correlated.NOTHING);
    }

    private Correlated offer(Group group, long watermark, Signal signal) {
        GroupChange change = group.advance(watermark);
        boolean full = signal.op() == Signal.Op.PLUS && groups.isFull(group);
        if (!full) {
            change = change.and(group.offer(signal));
        }
        if (change.toStore()) {
            groups.save(group);
        }
        return full ? Correlated.refused(change, signal) : Correlated.of(change);
    }

    /** Lets a group take over what history knows of it; empty where no rule here asks for that. */
    Optional<Correlated> learn(GroupKey key, long rule, byte[] past) {
        if (watermarks.isGone(key.instance())) {
            return Optional.empty();
        }
        long watermark = watermarks.of(key.watermarkKey());
        return groups.find(key, watermark).filter(group -> group.canLearn(rule)).map(group -> {
            GroupChange change = group.advance(watermark).and(group.learn(rule, past));
            groups.save(group);
            return Correlated.of(change);
        });
    }

    Correlated onWatermark(UpstreamProgress told) {
        List<Correlated> steps = new ArrayList<>();
        restored.forEach(watermarkKey -> steps.addAll(offerFirst(watermarkKey, WatermarkProgress.NO_EVENT)));
        restored.clear();
        if (!watermarks.isGone(told.watermarkKey().instance())) {
            long firstBefore = watermarks.first(told.watermarkKey());
            moved.addAll(watermarks.onWatermark(told));
            steps.addAll(offerFirst(told.watermarkKey(), firstBefore));
            steps.add(drainDue());
        }
        return Correlated.all(steps);
    }

    /** Works off due groups, so many at most; the rest waits for the next call. */
    Correlated drainDue() {
        groups.trim();
        List<Correlated> steps = new ArrayList<>();
        changedRules.revise(limit).forEach(change -> steps.add(Correlated.of(change)));
        int left = limit - steps.size();
        while (left > 0 && !moved.isEmpty()) {
            WatermarkKey watermarkKey = moved.iterator().next();
            boolean ended = watermarks.ended(watermarkKey);
            List<Correlated> done = ended ? finish(watermarkKey, left) : settle(watermarkKey, left);
            if (done.size() < left) {
                moved.remove(watermarkKey);
            }
            if (done.size() < left && ended) {
                levels.finished(watermarkKey);
            }
            steps.addAll(done);
            steps.add(Correlated.progress(levels.pendingUpdates(watermarkKey)));
            left -= done.size();
        }
        return Correlated.all(steps);
    }

    /** Gives up what it holds in memory. */
    void close() {
        groups.close();
    }

    private List<Correlated> offerFirst(WatermarkKey watermarkKey, long before) {
        return starts.since(watermarkKey, before).stream()
                .map(this::processEvent)
                .toList();
    }

    /** A step for each group that was due. */
    private List<Correlated> settle(WatermarkKey watermarkKey, int most) {
        long watermark = watermarks.of(watermarkKey);
        if (watermark == EventTimes.NONE || watermarks.cursor(watermarkKey) > watermark) {
            return List.of();
        }
        List<DueIndex.Entry> due = index.between(watermarkKey, watermarks.cursor(watermarkKey), watermark, most);
        List<Correlated> steps = new ArrayList<>(due.size());
        for (DueIndex.Entry entry : due) {
            Optional<Group> found = groups.stored(GroupKey.parse(entry.group()));
            if (found.isEmpty()) {
                throw new IllegalStateException("a group is due and not there: " + GroupKey.parse(entry.group()));
            }
            groups.dueNow(found.get());
            steps.add(Correlated.of(found.get().advance(watermark)));
            groups.save(found.get());
        }
        watermarks.passed(
                watermarkKey,
                due.size() < most ? watermark + 1 : due.get(most - 1).due());
        return steps;
    }

    /** A step for each group that settles by a watermark: each stored one has an entry in the index. */
    private List<Correlated> finish(WatermarkKey watermarkKey, int most) {
        List<DueIndex.Entry> all = index.between(watermarkKey, watermarks.cursor(watermarkKey), Long.MAX_VALUE, most);
        long horizon = watermarks.horizon(watermarkKey);
        List<Correlated> steps = new ArrayList<>(all.size());
        for (DueIndex.Entry entry : all) {
            GroupKey key = GroupKey.parse(entry.group());
            GroupChange last =
                    groups.stored(key).map(group -> group.finish(horizon)).orElse(GroupChange.NONE);
            steps.add(Correlated.of(last));
            groups.delete(key);
        }
        return steps;
    }
}
