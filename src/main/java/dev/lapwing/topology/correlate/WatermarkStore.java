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
 * The watermark of each instance and level, and how far its due groups are worked off, kept in the store.
 *
 * <p>The empty instance stands for all of them together: at level 0 its watermark is the smallest of theirs. The
 * upstreams of the higher levels are the tasks that correlate, one for each partition of the repartition by group.
 */
final class WatermarkStore {
    /** The events of all instances together. */
    static final WatermarkKey ALL = WatermarkKey.of("");

    /** What Lapwing says of its sources and of itself. */
    private static final WatermarkKey MONITOR = WatermarkKey.of(SourceLayout.MONITOR_NAME);

    /** How far a watermark key has come: its watermark, and before what nothing is due. */
    private record Course(long reached, long cursor) {}

    /** An upstream, as far as it tells of one watermark key. */
    private record Voice(WatermarkKey watermarkKey, Upstream upstream) {}

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
                watermarkKey -> watermarkKey.level() > 0 ? tasks : layout.upstreams(watermarkKey.instance()),
                WatermarkStore::ofPolls);
    }

    /** The task that correlates one partition, as an upstream of the next level. */
    static Upstream task(int partition) {
        return new Upstream(Topics.BY_GROUP, partition);
    }

    /** Whether state was found of a source that is configured no more. */
    boolean isGone(String instance) {
        return gone.contains(instance);
    }

    /** Leaves nothing of the watermark keys of sources that are configured no more. */
    void forgetGone() {
        for (char kind : new char[] {'w', 'c'}) {
            List<byte[]> left = new ArrayList<>();
            try (ByteStore.Range all = store.range(StoreKey.first(kind), StoreKey.behind(kind))) {
                all.forEachRemaining(entry -> left.add(entry.key()));
            }
            left.removeIf(key -> !isGone(StoreKey.watermarkKeyOf(key).instance()));
            left.forEach(store::delete);
        }
        watermarks.forget(watermarkKey -> isGone(watermarkKey.instance()));
        courses.keySet().removeIf(watermarkKey -> isGone(watermarkKey.instance()));
    }

    /** Takes up what was stored; gives the watermark keys it is about. */
    Set<WatermarkKey> restore() {
        Map<WatermarkKey, Map<Upstream, WatermarkProgress>> heard = new HashMap<>();
        try (ByteStore.Range all = store.range(StoreKey.first('w'), StoreKey.behind('w'))) {
            while (all.hasNext()) {
                UpstreamProgress told = WatermarkCodec.decode(all.next().value());
                heard.computeIfAbsent(told.watermarkKey(), watermarkKey -> new HashMap<>())
                        .put(told.upstream(), told.progress());
            }
        }
        try (ByteStore.Range all = store.range(StoreKey.first('c'), StoreKey.behind('c'))) {
            while (all.hasNext()) {
                ByteStore.Entry next = all.next();
                ByteBuffer value = ByteBuffer.wrap(next.value());
                courses.put(StoreKey.watermarkKeyOf(next.key()), new Course(value.getLong(), value.getLong()));
            }
        }
        heard.forEach((watermarkKey, known) -> watermarks.restore(watermarkKey, known, of(watermarkKey)));
        Set<WatermarkKey> known = new HashSet<>(heard.keySet());
        known.addAll(courses.keySet());
        known.stream()
                .map(WatermarkKey::instance)
                .filter(name -> !name.isEmpty() && layout.named(name).isEmpty())
                .forEach(gone::add);
        known.removeIf(watermarkKey -> isGone(watermarkKey.instance()));
        known.forEach(this::show);
        known.add(ALL);
        return known;
    }

    /** Takes up and keeps what an upstream says; gives the watermark keys that it may have moved. */
    Set<WatermarkKey> onWatermark(UpstreamProgress told) {
        WatermarkKey watermarkKey = told.watermarkKey();
        if (isNoPlaceOf(told)) {
            return Set.of();
        }
        WatermarkProgress merged = watermarks.onWatermark(watermarkKey, told.upstream(), told.progress());
        if (!merged.equals(kept.put(new Voice(watermarkKey, told.upstream()), merged))) {
            store.put(
                    StoreKey.watermark(told),
                    WatermarkCodec.encode(new UpstreamProgress(watermarkKey, told.upstream(), merged)));
        }
        Set<WatermarkKey> moved = watermarkKey.level() == 0 ? Set.of(watermarkKey, ALL) : Set.of(watermarkKey);
        moved.forEach(this::note);
        return instances.contains(watermarkKey) && ended(MONITOR) ? Set.of(watermarkKey, ALL, MONITOR) : moved;
    }

    /** Another raw partition on which a keyed source was heard before; only as long as this one is news. */
    Optional<Upstream> elsewhere(UpstreamProgress told) {
        Map<Upstream, WatermarkProgress> known = watermarks.known(told.watermarkKey());
        boolean news = instances.contains(told.watermarkKey())
                && layout.upstreams(told.watermarkKey().instance()).isEmpty()
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
        WatermarkKey watermarkKey = told.watermarkKey();
        return watermarkKey.level() == 0
                && told.progress().isSilent()
                && !told.progress().ended()
                && !ofPolls(told.upstream())
                && !layout.upstreams(watermarkKey.instance()).contains(told.upstream())
                && !watermarks.known(watermarkKey).containsKey(told.upstream());
    }

    private static boolean ofPolls(Upstream upstream) {
        return upstream.topic().equals(Topics.BY_RESOURCE);
    }

    /** The watermark: never smaller than it once was, also before a restart. */
    long of(WatermarkKey watermarkKey) {
        return course(watermarkKey).reached();
    }

    /** Time of the first event of an instance, or {@link WatermarkProgress#NO_EVENT}. */
    long first(WatermarkKey watermarkKey) {
        return watermarks.first(watermarkKey);
    }

    /** Whether no more will come. What Lapwing says of its sources ends with the last of them. */
    boolean ended(WatermarkKey watermarkKey) {
        boolean ofAll = watermarkKey.equals(ALL) || watermarkKey.equals(MONITOR);
        return ofAll
                ? !instances.isEmpty() && instances.stream().allMatch(watermarks::ended)
                : watermarks.ended(watermarkKey);
    }

    /** Where the input ends, once it has ended; for all together where the first of them does: their watermark is the smallest. */
    long horizon(WatermarkKey watermarkKey) {
        return watermarkKey.equals(ALL)
                ? instances.stream().mapToLong(watermarks::horizon).min().orElse(EventTimes.NONE)
                : watermarks.horizon(watermarkKey);
    }

    /** Before what nothing is due. */
    long cursor(WatermarkKey watermarkKey) {
        return course(watermarkKey).cursor();
    }

    /** Notes that nothing is due any more before a time. */
    void passed(WatermarkKey watermarkKey, long cursor) {
        keep(watermarkKey, new Course(of(watermarkKey), Math.max(cursor, cursor(watermarkKey))));
    }

    /** The watermark keys of single instances at a level. */
    Set<WatermarkKey> instancesAt(int level) {
        return instances.stream()
                .map(watermarkKey -> new WatermarkKey(watermarkKey.instance(), level))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void note(WatermarkKey watermarkKey) {
        long now = watermarkKey.equals(ALL) ? watermarks.of(instances) : watermarks.of(watermarkKey);
        keep(watermarkKey, new Course(Math.max(now, of(watermarkKey)), cursor(watermarkKey)));
        show(watermarkKey);
    }

    private void show(WatermarkKey watermarkKey) {
        if (instances.contains(watermarkKey)) {
            times.note(watermarkKey.instance(), watermarks.first(watermarkKey), of(watermarkKey));
        }
    }

    private Course course(WatermarkKey watermarkKey) {
        return courses.getOrDefault(watermarkKey, NONE);
    }

    private void keep(WatermarkKey watermarkKey, Course course) {
        if (!course.equals(course(watermarkKey))) {
            courses.put(watermarkKey, course);
            byte[] value = ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(course.reached())
                    .putLong(course.cursor())
                    .array();
            store.put(StoreKey.course(watermarkKey), value);
        }
    }
}
