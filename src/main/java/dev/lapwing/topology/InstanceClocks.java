package dev.lapwing.topology;

import dev.lapwing.detect.Progress;
import dev.lapwing.detect.Watermarks;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The watermark of each instance and how far its due groups are worked off, kept in the store.
 *
 * <p>The empty instance stands for all of them together: its watermark is the smallest.
 */
final class InstanceClocks {
    /** All instances together. */
    static final String ALL = "";

    /** How far an instance has come: its watermark, and before what nothing is due. */
    private record Course(long reached, long cursor) {}

    private static final Course NONE = new Course(Long.MIN_VALUE, Long.MIN_VALUE);

    private final KeyValueStore<Bytes, byte[]> store;
    private final Set<String> instances;
    private final Watermarks watermarks;
    private final Map<String, Course> courses = new HashMap<>();
    private final Map<Bytes, Progress> kept = new HashMap<>();

    InstanceClocks(KeyValueStore<Bytes, byte[]> store, SourceLayout layout) {
        this.store = store;
        this.instances = layout.instances();
        this.watermarks = new Watermarks(layout::upstreams);
    }

    /** Takes up what was stored; gives the instances it is about. */
    Set<String> restore() {
        Set<String> known = new TreeSet<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.range(StoreKey.first('w'), StoreKey.behind('w'))) {
            while (all.hasNext()) {
                UpstreamProgress told = WatermarkCodec.decode(all.next().value);
                watermarks.hear(told.instance(), told.upstream(), told.progress());
                known.add(told.instance());
            }
        }
        try (KeyValueIterator<Bytes, byte[]> all = store.range(StoreKey.first('c'), StoreKey.behind('c'))) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> next = all.next();
                ByteBuffer value = ByteBuffer.wrap(next.value);
                courses.put(StoreKey.instanceOf(next.key), new Course(value.getLong(), value.getLong()));
            }
        }
        known.addAll(courses.keySet());
        known.add(ALL);
        return known;
    }

    /** Takes up and keeps what an upstream says. */
    void hear(UpstreamProgress told) {
        Progress merged = watermarks.hear(told.instance(), told.upstream(), told.progress());
        Bytes key = StoreKey.watermark(told);
        if (!merged.equals(kept.put(key, merged))) {
            store.put(key, WatermarkCodec.encode(new UpstreamProgress(told.instance(), told.upstream(), merged)));
        }
        note(told.instance());
        note(ALL);
    }

    /** The watermark: never smaller than it once was, also before a restart. */
    long of(String instance) {
        return course(instance).reached();
    }

    /** Whether no more will come. */
    boolean ended(String instance) {
        return instance.equals(ALL)
                ? !instances.isEmpty() && instances.stream().allMatch(watermarks::ended)
                : watermarks.ended(instance);
    }

    /** Where the input ends, once it has ended; for all together where the first of them does: their watermark is the smallest. */
    long horizon(String instance) {
        return instance.equals(ALL)
                ? instances.stream().mapToLong(watermarks::horizon).min().orElse(Long.MIN_VALUE)
                : watermarks.horizon(instance);
    }

    /** Before what nothing is due. */
    long cursor(String instance) {
        return course(instance).cursor();
    }

    /** Notes that nothing is due any more before a time. */
    void passed(String instance, long cursor) {
        keep(instance, new Course(of(instance), Math.max(cursor, cursor(instance))));
    }

    private void note(String instance) {
        long now = instance.equals(ALL) ? watermarks.of(instances) : watermarks.of(instance);
        keep(instance, new Course(Math.max(now, of(instance)), cursor(instance)));
    }

    private Course course(String instance) {
        return courses.getOrDefault(instance, NONE);
    }

    private void keep(String instance, Course course) {
        if (!course.equals(course(instance))) {
            courses.put(instance, course);
            byte[] value = ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(course.reached())
                    .putLong(course.cursor())
                    .array();
            store.put(StoreKey.course(instance), value);
        }
    }
}
