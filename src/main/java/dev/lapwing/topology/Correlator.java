package dev.lapwing.topology;

import dev.lapwing.detect.AlertVersion;
import dev.lapwing.detect.Group;
import dev.lapwing.detect.GroupKey;
import dev.lapwing.detect.Signal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes signals and watermarks in, and hosts the groups they are about: finds, settles, stores and ends them. */
final class Correlator {
    /** What comes of it. */
    interface Outlet {
        void alert(AlertVersion version);

        void late(LateSignal late);
    }

    private final GroupStore groups;
    private final DueIndex index;
    private final InstanceClocks clocks;
    private final int limit;
    private final Outlet out;
    /** Instances of which some group may be due. */
    private final Set<String> moved = new LinkedHashSet<>();

    /**
     * A host of groups.
     *
     * @param limit how many due groups are worked off in one go
     */
    Correlator(GroupStore groups, DueIndex index, InstanceClocks clocks, int limit, Outlet out) {
        this.groups = groups;
        this.index = index;
        this.clocks = clocks;
        this.limit = limit;
        this.out = out;
    }

    /** Goes on where it was left off: what was due then, or was just being ended, still is. */
    void restore() {
        moved.addAll(clocks.restore());
    }

    void take(GroupKey key, Signal signal) {
        long watermark = clocks.of(key.instance());
        if (signal.timeMillis() < watermark) {
            out.late(new LateSignal(signal, watermark));
            return;
        }
        Optional<Group> found = groups.find(key, watermark);
        if (found.isEmpty()) {
            return;
        }
        boolean settled = found.get().advance(watermark, out::alert);
        boolean grown = found.get().offer(signal, out::alert);
        if (settled || grown) {
            groups.save(found.get());
        }
    }

    void hear(UpstreamProgress told) {
        clocks.hear(told);
        moved.add(told.instance());
        moved.add(InstanceClocks.ALL);
        workOff();
    }

    /** Works off due groups, so many at most; the rest waits for the next call. */
    void workOff() {
        int left = limit;
        while (left > 0 && !moved.isEmpty()) {
            String instance = moved.iterator().next();
            int done = clocks.ended(instance) ? finish(instance, left) : settle(instance, left);
            if (done < left) {
                moved.remove(instance);
            }
            left -= done;
        }
    }

    private int settle(String instance, int most) {
        long watermark = clocks.of(instance);
        if (watermark == Long.MIN_VALUE || clocks.cursor(instance) > watermark) {
            return 0;
        }
        List<DueIndex.Entry> due = index.between(instance, clocks.cursor(instance), watermark, most);
        for (DueIndex.Entry entry : due) {
            Optional<Group> found = groups.stored(GroupKey.parse(entry.group()));
            if (found.isEmpty()) {
                throw new IllegalStateException("a group is due and not there: " + GroupKey.parse(entry.group()));
            }
            groups.dueNow(found.get());
            found.get().advance(watermark, out::alert);
            groups.save(found.get());
        }
        clocks.passed(
                instance, due.size() < most ? watermark + 1 : due.get(most - 1).due());
        return due.size();
    }

    /** Each stored group has an entry in the index, so these are all of them. */
    private int finish(String instance, int most) {
        List<DueIndex.Entry> all = index.between(instance, clocks.cursor(instance), Long.MAX_VALUE, most);
        long horizon = clocks.horizon(instance);
        for (DueIndex.Entry entry : all) {
            GroupKey key = GroupKey.parse(entry.group());
            groups.stored(key).ifPresent(group -> group.finish(horizon, out::alert));
            groups.delete(key);
        }
        return all.size();
    }
}
