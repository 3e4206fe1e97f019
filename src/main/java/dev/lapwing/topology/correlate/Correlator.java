package dev.lapwing.topology.correlate;

import dev.lapwing.detect.Group;
import dev.lapwing.detect.GroupListener;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.topology.record.LateSignal;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.source.SourceLayout;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes signals and watermarks in, and hosts the groups they are about: finds, settles, stores and ends them. */
final class Correlator {
    /** What comes of it. */
    interface Outlet extends GroupListener {
        void late(LateSignal late);

        /** Takes a signal of a group that is full; it counts nowhere. */
        void noRoom(Signal signal);

        /** Takes word for all groups of a higher level how far this task has settled. */
        void progress(UpstreamProgress told);
    }

    private final GroupStore groups;
    private final DueIndex index;
    private final WatermarkStore clocks;
    private final int limit;
    private final Outlet out;
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
            WatermarkStore clocks,
            LevelProgress levels,
            InstanceStarts starts,
            ChangedRules changedRules,
            int limit,
            Outlet out) {
        this.groups = groups;
        this.index = index;
        this.clocks = clocks;
        this.levels = levels;
        this.starts = starts;
        this.changedRules = changedRules;
        this.limit = limit;
        this.out = out;
    }

    /** Goes on where it was left off: what was due then, or was just being ended, still is. */
    void restore() {
        restored.addAll(clocks.restore());
        moved.addAll(restored);
    }

    /** A monitor event is never late: it comes from the clocks of several hosts, and counts where the watermark stands. */
    void take(GroupKey key, Signal arrived) {
        if (clocks.isGone(key.instance())) {
            return;
        }
        long latest = clocks.of(new KeyedSignal(key, arrived).clock());
        Signal signal = SourceLayout.isOfMonitor(arrived)
                ? arrived.notBefore(Math.max(latest, clocks.of(key.clock())))
                : arrived;
        if (signal.timeMillis() < latest) {
            out.late(new LateSignal(signal, latest));
            return;
        }
        long watermark = clocks.of(key.clock());
        Optional<Group> found = groups.find(key, watermark);
        if (found.isEmpty()) {
            return;
        }
        boolean settled = found.get().advance(watermark, out);
        boolean full = signal.op() == Signal.Op.PLUS && groups.isFull(found.get());
        boolean grown = !full && found.get().offer(signal, out);
        if (full) {
            out.noRoom(signal);
        }
        if (settled || grown) {
            groups.save(found.get());
        }
    }

    /** Lets a group take over what history knows of it; false where no rule here asks for that. */
    boolean learn(GroupKey key, long rule, byte[] past) {
        if (clocks.isGone(key.instance())) {
            return false;
        }
        long watermark = clocks.of(key.clock());
        Optional<Group> found = groups.find(key, watermark);
        if (found.isEmpty()) {
            return false;
        }
        found.get().advance(watermark, out);
        boolean learnt = found.get().learn(rule, past, out);
        groups.save(found.get());
        return learnt;
    }

    void hear(UpstreamProgress told) {
        restored.forEach(clock -> begin(clock, WatermarkProgress.NO_EVENT));
        restored.clear();
        if (clocks.isGone(told.clock().instance())) {
            return;
        }
        long firstBefore = clocks.first(told.clock());
        moved.addAll(clocks.hear(told));
        begin(told.clock(), firstBefore);
        workOff();
    }

    /** Works off due groups, so many at most; the rest waits for the next call. */
    void workOff() {
        groups.trim();
        int left = limit - changedRules.work(limit, out);
        while (left > 0 && !moved.isEmpty()) {
            WatermarkKey clock = moved.iterator().next();
            boolean ended = clocks.ended(clock);
            int done = ended ? finish(clock, left) : settle(clock, left);
            if (done < left) {
                moved.remove(clock);
            }
            if (done < left && ended) {
                levels.finished(clock);
            }
            levels.tell(clock);
            left -= done;
        }
    }

    /** Gives up what it holds in memory. */
    void close() {
        groups.close();
    }

    private void begin(WatermarkKey clock, long firstBefore) {
        starts.since(clock, firstBefore).forEach(signal -> take(signal.key(), signal.signal()));
    }

    private int settle(WatermarkKey clock, int most) {
        long watermark = clocks.of(clock);
        if (watermark == Long.MIN_VALUE || clocks.cursor(clock) > watermark) {
            return 0;
        }
        List<DueIndex.Entry> due = index.between(clock, clocks.cursor(clock), watermark, most);
        for (DueIndex.Entry entry : due) {
            Optional<Group> found = groups.stored(GroupKey.parse(entry.group()));
            if (found.isEmpty()) {
                throw new IllegalStateException("a group is due and not there: " + GroupKey.parse(entry.group()));
            }
            groups.dueNow(found.get());
            found.get().advance(watermark, out);
            groups.save(found.get());
        }
        clocks.passed(
                clock, due.size() < most ? watermark + 1 : due.get(most - 1).due());
        return due.size();
    }

    /** Each stored group has an entry in the index, so these are all of them. */
    private int finish(WatermarkKey clock, int most) {
        List<DueIndex.Entry> all = index.between(clock, clocks.cursor(clock), Long.MAX_VALUE, most);
        long horizon = clocks.horizon(clock);
        for (DueIndex.Entry entry : all) {
            GroupKey key = GroupKey.parse(entry.group());
            groups.stored(key).ifPresent(group -> group.finish(horizon, out));
            groups.delete(key);
        }
        return all.size();
    }
}
