package dev.lapwing.topology.correlate;

import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.detect.watermark.Watermarks;
import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.record.WatermarkCodec;
import dev.lapwing.topology.source.SourceLayout;
import dev.lapwing.topology.source.SourceTimes;
import dev.lapwing.topology.store.ByteStore;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The watermark of each clock and how far its due groups are worked off, kept in the store.
 *
 * <p>The empty instance stands for all of them together: at level 0 its watermark is the smallest of theirs. The
 * upstreams of the higher levels are the tasks that correlate, one for each partition of the repartition by group.
 */
final class WatermarkStore {
    /** The events of all instances together. */
    static final WatermarkKey ALL = WatermarkKey.of("");

    /** What Lapwing says of its sources and of itself. */
    private static final WatermarkKey MONITOR = WatermarkKey.of(SourceLayout.MONITOR_NAME);

    /** How far a clock has come: its watermark, and before what nothing is due. */
    private record Course(long reached, long cursor) {}

    /** An upstream, as far as it tells of one clock. */
    private record Voice(WatermarkKey clock, Upstream upstream) {}

    private static final Course NONE = new Course(EventTimes.NONE, EventTimes.NONE);

    private final ByteStore store;
    private final SourceLayout layout;
    private final Set<WatermarkKey> instances;
    private final Watermarks<WatermarkKey> watermarks;
    private final SourceTimes times;
    private final Map<WatermarkKey, Course> courses = new HashMap<>();
    private final Map<Voice, WatermarkProgress> kept = new HashMap<>();
    /** Sources of before a restart. What still comes of them was on its way then. */
    private final Set<String> gone = new HashSet<>();

    /**
     * Watermarks of which nothing is known yet.
     *
     * @param correlators how many tasks correlate
     * @param times is told how far the sources have come
     */
    WatermarkStore(ByteStore store, SourceLayout layout, int correlators, SourceTimes times) {
        this.store = store;
        this.layout = layout;
        this.times = times;
        this.instances = layout.instances().stream().map(WatermarkKey::of).collect(Collectors.toUnmodifiableSet());
        Set<Upstream> tasks =
                IntStream.range(0, correlators).mapToObj(WatermarkStore::task).collect(Collectors.toUnmodifiableSet());
        this.watermarks = new Watermarks<>(
                clock -> clock.level() > 0 ? tasks : layout.upstreams(clock.instance()), WatermarkStore::ofPolls);
    }

    /** The task that correlates one partition, as an upstream of the next level. */
    static Upstream task(int partition) {
        return new Upstream(Topics.BY_GROUP, partition);
    }

    /** Whether state was found of a source that is configured no more. */
    boolean isGone(String instance) {
        return gone.contains(instance);
    }

    /** Leaves nothing of the clocks of sources that are configured no more. */
    void forgetGone() {
        for (char kind : new char[] {'w', 'c'}) {
            List<byte[]> left = new ArrayList<>();
            try (ByteStore.Range all = store.range(StoreKey.first(kind), StoreKey.behind(kind))) {
                all.forEachRemaining(entry -> left.add(entry.key()));
            }
            left.removeIf(key -> !isGone(StoreKey.clockOf(key).instance()));
            left.forEach(store::delete);
        }
        watermarks.forget(clock -> isGone(clock.instance()));
        courses.keySet().removeIf(clock -> isGone(clock.instance()));
    }

    /** Takes up what was stored; gives the clocks it is about. */
    Set<WatermarkKey> restore() {
        Map<WatermarkKey, Map<Upstream, WatermarkProgress>> heard = new HashMap<>();
        try (ByteStore.Range all = store.range(StoreKey.first('w'), StoreKey.behind('w'))) {
            while (all.hasNext()) {
                UpstreamProgress told = WatermarkCodec.decode(all.next().value());
                heard.computeIfAbsent(told.clock(), clock -> new HashMap<>()).put(told.upstream(), told.progress());
            }
        }
        try (ByteStore.Range all = store.range(StoreKey.first('c'), StoreKey.behind('c'))) {
            while (all.hasNext()) {
                ByteStore.Entry next = all.next();
                ByteBuffer value = ByteBuffer.wrap(next.value());
                courses.put(StoreKey.clockOf(next.key()), new Course(value.getLong(), value.getLong()));
            }
        }
        heard.forEach((clock, known) -> watermarks.restore(clock, known, of(clock)));
        Set<WatermarkKey> known = new HashSet<>(heard.keySet());
        known.addAll(courses.keySet());
        known.stream()
                .map(WatermarkKey::instance)
                .filter(name -> !name.isEmpty() && layout.named(name).isEmpty())
                .forEach(gone::add);
        known.removeIf(clock -> isGone(clock.instance()));
        known.forEach(this::show);
        known.add(ALL);
        return known;
    }

    /** Takes up and keeps what an upstream says; gives the clocks that it may have moved. */
    Set<WatermarkKey> onWatermark(UpstreamProgress told) {
        WatermarkKey clock = told.clock();
        if (isNoPlaceOf(told)) {
            return Set.of();
        }
        WatermarkProgress merged = watermarks.onWatermark(clock, told.upstream(), told.progress());
        if (!merged.equals(kept.put(new Voice(clock, told.upstream()), merged))) {
            store.put(
                    StoreKey.watermark(told),
                    WatermarkCodec.encode(new UpstreamProgress(clock, told.upstream(), merged)));
        }
        Set<WatermarkKey> moved = clock.level() == 0 ? Set.of(clock, ALL) : Set.of(clock);
        moved.forEach(this::note);
        return instances.contains(clock) && ended(MONITOR) ? Set.of(clock, ALL, MONITOR) : moved;
    }

    /** Another raw partition on which a keyed source was heard before; only as long as this one is news. */
    Optional<Upstream> elsewhere(UpstreamProgress told) {
        Map<Upstream, WatermarkProgress> known = watermarks.known(told.clock());
        boolean news = instances.contains(told.clock())
                && layout.upstreams(told.clock().instance()).isEmpty()
                && !ofPolls(told.upstream())
                && !told.progress().isSilent()
                && !known.containsKey(told.upstream());
        return news
                ? known.keySet().stream()
                        .filter(upstream -> !ofPolls(upstream))
                        .min(Comparator.comparing(Upstream::topic).thenComparing(Upstream::partition))
                : Optional.empty();
    }

    /** Nothing of a keyed source was ever seen on most partitions, which are not waited for. */
    private boolean isNoPlaceOf(UpstreamProgress told) {
        WatermarkKey clock = told.clock();
        return clock.level() == 0
                && told.progress().isSilent()
                && !told.progress().ended()
                && !ofPolls(told.upstream())
                && !layout.upstreams(clock.instance()).contains(told.upstream())
                && !watermarks.known(clock).containsKey(told.upstream());
    }

    private static boolean ofPolls(Upstream upstream) {
        return upstream.topic().equals(Topics.BY_RESOURCE);
    }

    /** The watermark: never smaller than it once was, also before a restart. */
    long of(WatermarkKey clock) {
        return course(clock).reached();
    }

    /** Time of the first event of an instance, or {@link WatermarkProgress#NO_EVENT}. */
    long first(WatermarkKey clock) {
        return watermarks.first(clock);
    }

    /** Whether no more will come. What Lapwing says of its sources ends with the last of them. */
    boolean ended(WatermarkKey clock) {
        boolean ofAll = clock.equals(ALL) || clock.equals(MONITOR);
        return ofAll ? !instances.isEmpty() && instances.stream().allMatch(watermarks::ended) : watermarks.ended(clock);
    }

    /** Where the input ends, once it has ended; for all together where the first of them does: their watermark is the smallest. */
    long horizon(WatermarkKey clock) {
        return clock.equals(ALL)
                ? instances.stream().mapToLong(watermarks::horizon).min().orElse(EventTimes.NONE)
                : watermarks.horizon(clock);
    }

    /** Before what nothing is due. */
    long cursor(WatermarkKey clock) {
        return course(clock).cursor();
    }

    /** Notes that nothing is due any more before a time. */
    void passed(WatermarkKey clock, long cursor) {
        keep(clock, new Course(of(clock), Math.max(cursor, cursor(clock))));
    }

    /** The clocks of single instances at a level. */
    Set<WatermarkKey> instancesAt(int level) {
        return instances.stream()
                .map(clock -> new WatermarkKey(clock.instance(), level))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void note(WatermarkKey clock) {
        long now = clock.equals(ALL) ? watermarks.of(instances) : watermarks.of(clock);
        keep(clock, new Course(Math.max(now, of(clock)), cursor(clock)));
        show(clock);
    }

    private void show(WatermarkKey clock) {
        if (instances.contains(clock)) {
            times.note(clock.instance(), watermarks.first(clock), of(clock));
        }
    }

    private Course course(WatermarkKey clock) {
        return courses.getOrDefault(clock, NONE);
    }

    private void keep(WatermarkKey clock, Course course) {
        if (!course.equals(course(clock))) {
            courses.put(clock, course);
            byte[] value = ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(course.reached())
                    .putLong(course.cursor())
                    .array();
            store.put(StoreKey.course(clock), value);
        }
    }
}
