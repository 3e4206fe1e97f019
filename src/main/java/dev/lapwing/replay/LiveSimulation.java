package dev.lapwing.replay;

import dev.lapwing.detect.AlertVersion;
import dev.lapwing.detect.Group;
import dev.lapwing.detect.GroupKey;
import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.KeyedSignal;
import dev.lapwing.detect.Progress;
import dev.lapwing.detect.Upstream;
import dev.lapwing.detect.Watermarks;
import dev.lapwing.event.AuditEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Does what the streaming job does, event by event in the order of the files: alerts open early and are corrected, and
 * what comes behind the watermark is too late.
 */
final class LiveSimulation implements RowSink {
    private static final Upstream FILES = new Upstream("files", 0);

    private record Due(long at, Held held) {}

    /** A group and the one entry of the queue that counts for it. */
    private static final class Held {
        final Group group;
        long due = Long.MAX_VALUE;

        Held(Group group) {
            this.group = group;
        }
    }

    private final GroupShapes shapes;
    private final Lateness lateness;
    private final BooleanSupplier allInstancesKnown;
    private final Consumer<AlertVersion> out;
    private final ReplayCounts counts = new ReplayCounts();
    private final Watermarks watermarks = new Watermarks(instance -> Set.of());
    private final Set<String> instances = new TreeSet<>();
    private final Map<GroupKey, Held> groups = new HashMap<>();
    private final Map<String, PriorityQueue<Due>> due = new HashMap<>();

    /**
     * A job that has seen nothing.
     *
     * @param allInstancesKnown whether no instance can come that was not seen; before that no group over all of them
     *     settles
     */
    LiveSimulation(
            GroupShapes shapes, Lateness lateness, BooleanSupplier allInstancesKnown, Consumer<AlertVersion> out) {
        this.shapes = shapes;
        this.lateness = lateness;
        this.allInstancesKnown = allInstancesKnown;
        this.out = out;
    }

    @Override
    public void event(InputHead head, long line, AuditEvent event, List<KeyedSignal> signals) {
        advance(head, event.timeMillis());
        boolean late = false;
        for (KeyedSignal signal : signals) {
            late |= !offer(signal);
        }
        if (late) {
            long behind = watermarks.of(head.instance()) - event.timeMillis();
            counts.late(head, line, "came " + behind + " ms behind its watermark");
        }
    }

    @Override
    public void progress(InputHead head, long upToMillis) {
        advance(head, upToMillis);
    }

    /** The late events. */
    ReplayCounts counts() {
        return counts;
    }

    /** Ends all groups, in the order of their names. */
    void finish(Horizons horizons) {
        List<GroupKey> left = new ArrayList<>(groups.keySet());
        left.sort(Comparator.comparing(GroupKey::bytes, Arrays::compareUnsigned));
        left.forEach(key -> held(key).group.finish(horizons.of(key), out));
        groups.clear();
        due.clear();
    }

    private void advance(InputHead head, long time) {
        String instance = head.instance();
        instances.add(instance);
        long before = watermarks.of(instance);
        watermarks.hear(instance, FILES, new Progress(time - lateness.millisOf(head), time, false, false));
        if (watermarks.of(instance) > before) {
            settle(instance);
            settle("");
        }
    }

    /** False when the signal is too late for its group. */
    private boolean offer(KeyedSignal keyed) {
        GroupKey key = keyed.key();
        long watermark = watermark(key.instance());
        if (keyed.signal().timeMillis() < watermark) {
            return false;
        }
        Held held = held(key);
        if (held.group.offer(keyed.signal(), out)) {
            remember(held);
        }
        return true;
    }

    private Held held(GroupKey key) {
        return groups.computeIfAbsent(
                key, k -> new Held(new Group(k, shapes.of(k).orElseThrow(), watermark(k.instance()))));
    }

    private void settle(String instance) {
        PriorityQueue<Due> queue = due.get(instance);
        if (queue == null || queue.isEmpty()) {
            return;
        }
        long watermark = watermark(instance);
        while (!queue.isEmpty() && queue.peek().at() <= watermark) {
            Due next = queue.remove();
            if (next.at() == next.held().due) {
                settle(next.held(), watermark);
            }
        }
    }

    private void settle(Held held, long watermark) {
        held.due = Long.MAX_VALUE;
        held.group.advance(watermark, out);
        if (held.group.isEmpty()) {
            groups.remove(held.group.key());
        } else {
            remember(held);
        }
    }

    /** An entry that turns out to be early does no harm; a late one would. */
    private void remember(Held held) {
        long at = held.group.due();
        if (at < held.due) {
            held.due = at;
            due.computeIfAbsent(
                            held.group.key().instance(), i -> new PriorityQueue<>(Comparator.comparingLong(Due::at)))
                    .add(new Due(at, held));
        }
    }

    private long watermark(String instance) {
        if (!instance.isEmpty()) {
            return watermarks.of(instance);
        }
        return allInstancesKnown.getAsBoolean() ? watermarks.of(instances) : Long.MIN_VALUE;
    }
}
