package dev.lapwing.replay;

import dev.lapwing.detect.Group;
import dev.lapwing.detect.GroupChange;
import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.signal.FirstEvents;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.detect.watermark.Watermarks;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.replay.input.InputHead;
import dev.lapwing.replay.row.ReplayCounts;
import dev.lapwing.replay.row.RowSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
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
    private static final Upstream ROWS = new Upstream("rows", 0);
    private static final Upstream POLLS = new Upstream("polls", 0);

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
    private final FirstEvents firsts;
    private final Lateness lateness;
    private final BooleanSupplier allInstancesKnown;
    private final Consumer<AlertVersion> out;
    private final ReplayCounts counts = new ReplayCounts();
    private final Watermarks<String> watermarks;
    private final Set<String> instances = new TreeSet<>();
    private final Map<GroupKey, Held> groups = new HashMap<>();
    private final Map<WatermarkKey, PriorityQueue<Due>> due = new HashMap<>();
    /** How far the levels above the events have come: what is below them is settled to there. */
    private final Map<WatermarkKey, Long> higherReached = new HashMap<>();

    private final Deque<KeyedSignal> higher = new ArrayDeque<>();

    /**
     * A job that has seen nothing.
     *
     * @param polled the sources of which both rows and polls will be read: neither file waits for the other one
     * @param allInstancesKnown whether no instance can come that was not seen; before that no group over all of them
     *     settles
     */
    LiveSimulation(
            GroupShapes shapes,
            FirstEvents firsts,
            Lateness lateness,
            Set<String> polled,
            BooleanSupplier allInstancesKnown,
            Consumer<AlertVersion> out) {
        this.shapes = shapes;
        this.firsts = firsts;
        this.lateness = lateness;
        this.watermarks = new Watermarks<>(instance -> polled.contains(instance) ? Set.of(ROWS, POLLS) : Set.of());
        this.allInstancesKnown = allInstancesKnown;
        this.out = out;
    }

    @Override
    public void event(InputHead head, long line, AuditEvent event, List<KeyedSignal> signals) {
        long firstBefore = watermarks.first(head.instance());
        advance(head, event.timeMillis(), event.timeMillis());
        boolean late = false;
        for (KeyedSignal signal : signals) {
            late |= !offer(head.isMonitor() ? notLate(signal) : signal);
        }
        offerFirst(head, firstBefore);
        offerHigher();
        if (late) {
            long behind = watermarks.of(head.instance()) - event.timeMillis();
            counts.late(head, line, "came " + behind + " ms behind its watermark");
        }
    }

    @Override
    public void progress(InputHead head, long upToMillis) {
        advance(head, upToMillis, WatermarkProgress.NO_EVENT);
    }

    /** The late events. */
    ReplayCounts counts() {
        return counts;
    }

    /** Ends all groups, level by level, in the order of their names. */
    void finish(Horizons horizons) {
        for (int level = 0; level <= shapes.highestLevel(); level++) {
            int now = level;
            List<GroupKey> left = new ArrayList<>(
                    groups.keySet().stream().filter(key -> key.level() == now).toList());
            left.sort(Comparator.comparing(GroupKey::bytes, Arrays::compareUnsigned));
            left.forEach(key -> tell(held(key).group.finish(horizons.of(key))));
            offerHigher();
        }
        groups.clear();
        due.clear();
    }

    private void tell(GroupChange change) {
        change.alerts().forEach(out);
        higher.addAll(change.higher());
    }

    /** A first event that came too late changes nothing, like any other. */
    private void offerFirst(InputHead head, long before) {
        String instance = head.instance();
        long first = watermarks.first(instance);
        if (first < before && first >= watermarks.of(instance)) {
            firsts.minus(instance, head.parser().schemas(), before).forEach(this::offer);
            firsts.plus(instance, head.parser().schemas(), first).forEach(this::offer);
        }
    }

    private void advance(InputHead head, long time, long first) {
        String instance = head.instance();
        instances.add(instance);
        long before = watermarks.of(instance);
        Upstream from = head.isPolls() ? POLLS : ROWS;
        watermarks.onWatermark(
                instance, from, new WatermarkProgress(time - lateness.millisOf(head), time, false, false, first));
        if (watermarks.of(instance) > before) {
            settle(WatermarkKey.of(instance));
            settle(WatermarkKey.of(instance).ofAll());
        }
    }

    /** Settles what goes by a watermark, then what goes by those of the levels above. */
    private void settle(WatermarkKey watermarkKey) {
        settleGroups(watermarkKey);
        offerHigher();
        WatermarkKey above = watermarkKey.above();
        if (above.level() <= shapes.highestLevel()) {
            higherReached.put(above, shapes.reachedAbove(watermarkKey.level(), watermark(watermarkKey)));
            settle(above);
        }
    }

    private void offerHigher() {
        while (!higher.isEmpty()) {
            KeyedSignal next = higher.remove();
            if (!offer(next)) {
                throw new IllegalStateException("an event of a higher level came too late: " + next.signal());
            }
        }
    }

    /** False when the signal is too late for its group. */
    private boolean offer(KeyedSignal keyed) {
        if (keyed.signal().timeMillis() < watermark(keyed.watermarkKey())) {
            return false;
        }
        Held held = held(keyed.key());
        GroupChange change = held.group.offer(keyed.signal());
        tell(change);
        if (change.toStore()) {
            remember(held);
        }
        return true;
    }

    /** A monitor event counts where the watermark stands. */
    private KeyedSignal notLate(KeyedSignal keyed) {
        long earliest =
                Math.max(watermark(keyed.watermarkKey()), watermark(keyed.key().watermarkKey()));
        return new KeyedSignal(keyed.key(), keyed.signal().notBefore(earliest));
    }

    private Held held(GroupKey key) {
        return groups.computeIfAbsent(
                key, k -> new Held(new Group(k, shapes.of(k).orElseThrow(), watermark(k.watermarkKey()))));
    }

    private void settleGroups(WatermarkKey watermarkKey) {
        PriorityQueue<Due> queue = due.get(watermarkKey);
        if (queue == null || queue.isEmpty()) {
            return;
        }
        long watermark = watermark(watermarkKey);
        while (!queue.isEmpty() && queue.peek().at() <= watermark) {
            Due next = queue.remove();
            if (next.at() == next.held().due) {
                settle(next.held(), watermark);
            }
        }
    }

    private void settle(Held held, long watermark) {
        held.due = Long.MAX_VALUE;
        tell(held.group.advance(watermark));
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
                            held.group.key().watermarkKey(),
                            c -> new PriorityQueue<>(Comparator.comparingLong(Due::at)))
                    .add(new Due(at, held));
        }
    }

    private long watermark(WatermarkKey watermarkKey) {
        if (watermarkKey.level() > 0) {
            return higherReached.getOrDefault(watermarkKey, EventTimes.NONE);
        }
        if (!watermarkKey.instance().isEmpty()) {
            return watermarks.of(watermarkKey.instance());
        }
        return allInstancesKnown.getAsBoolean() ? watermarks.of(instances) : EventTimes.NONE;
    }
}
