package dev.lapwing.topology.correlate;

import dev.lapwing.detect.Group;
import dev.lapwing.detect.GroupCodec;
import dev.lapwing.detect.GroupShape;
import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.topology.setup.GroupMemory;
import dev.lapwing.topology.store.ByteStore;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The groups of one task: decoded ones in memory, all of them in the store, each with one entry in the due index.
 *
 * <p>A group is a head and pages. What changed of it is written in the call that changed it, or a crash between two
 * commits would forget what its alerts already say.
 */
final class GroupStore {
    private static final long NOT_DUE = Long.MAX_VALUE;

    /** Above it a group is full; one more signal adds little to it, so that it always fits into a record. */
    static final int LARGEST_HEAD = TopicSpec.MAX_RECORD_BYTES / 4;

    private final ByteStore store;
    private final GroupShapes shapes;
    private final DueIndex index;
    private final GroupMemory memory;
    private final Map<GroupKey, Held> cache = new LinkedHashMap<>(256, 0.75f, true);
    private long held;

    /** Groups in a store, of which some are in memory. */
    GroupStore(ByteStore store, GroupShapes shapes, DueIndex index, GroupMemory memory) {
        this.store = store;
        this.shapes = shapes;
        this.index = index;
        this.memory = memory;
        memory.opened();
    }

    /** The stored group, or a new one that has settled up to the watermark; empty when no rule groups like this. */
    Optional<Group> find(GroupKey key, long watermark) {
        return held(key).or(() -> fresh(key, watermark)).map(it -> it.group);
    }

    /** The group as it stands in the store or in memory. */
    Optional<Group> stored(GroupKey key) {
        return held(key).map(it -> it.group);
    }

    private Optional<Held> held(GroupKey key) {
        Held known = cache.get(key);
        return known == null ? load(key) : Optional.of(known);
    }

    /** Whether a group has become as large as it may: what else comes for it is put aside until some of it is settled. */
    boolean isFull(Group group) {
        Held it = cache.get(group.key());
        return it != null && (it.weight > memory.largest() || it.headBytes > LARGEST_HEAD);
    }

    /** Gives up groups in memory where all tasks together hold too much. */
    void trim() {
        giveUp(Optional.empty());
    }

    /** Gives up all groups in memory. */
    void close() {
        cache.clear();
        memory.closed(held);
        held = 0;
    }

    /** Writes what changed of a group; of an empty one nothing stays. */
    void save(Group group) {
        if (group.isEmpty()) {
            delete(group.key());
            return;
        }
        Held it = cache.get(group.key());
        if (it == null || it.group != group) {
            throw new IllegalStateException("only a group that was found can be saved: " + group.key());
        }
        byte[] key = group.key().bytes();
        GroupCodec.changedPages(group).forEach((number, page) -> store.put(StoreKey.page(key, number), page));
        GroupCodec.removedPages(group).forEach(number -> store.delete(StoreKey.page(key, number)));
        GroupCodec.changedPasts(group).forEach((rule, past) -> keep(StoreKey.past(key, rule), past));
        enter(it, key);
        byte[] head = GroupCodec.head(group);
        it.headBytes = head.length;
        store.put(
                StoreKey.head(key),
                ByteBuffer.allocate(Long.BYTES + head.length)
                        .putLong(it.due)
                        .put(head)
                        .array());
        hold(it);
    }

    /** Takes the group's entry in the index away, which is being worked off. */
    void dueNow(Group group) {
        Held it = cache.get(group.key());
        if (it != null && it.due != NOT_DUE) {
            index.remove(group.key().watermarkKey(), it.due, group.key().bytes());
            it.due = NOT_DUE;
        }
    }

    /** Leaves nothing of a group. */
    void delete(GroupKey key) {
        byte[] bytes = key.bytes();
        Held it = cache.remove(key);
        count(it == null ? 0 : -it.weight);
        long due = it == null
                ? store.get(StoreKey.head(bytes)).map(GroupStore::dueOf).orElse(NOT_DUE)
                : it.due;
        if (due != NOT_DUE) {
            index.remove(key.watermarkKey(), due, bytes);
        }
        pages(bytes).keySet().forEach(number -> store.delete(StoreKey.page(bytes, number)));
        Set<Long> pasts = new TreeSet<>(pasts(key).keySet());
        if (it != null) {
            pasts.addAll(GroupCodec.changedPasts(it.group).keySet());
        }
        pasts.forEach(rule -> store.delete(StoreKey.past(bytes, rule)));
        store.delete(StoreKey.head(bytes));
    }

    /** A later due time leaves the entry where it is: the group is then looked at once too often. */
    private void enter(Held it, byte[] key) {
        long due = Math.max(it.group.due(), it.group.watermark() + 1);
        if (due >= it.due) {
            return;
        }
        WatermarkKey watermarkKey = it.group.key().watermarkKey();
        if (it.due != NOT_DUE) {
            index.remove(watermarkKey, it.due, key);
        }
        index.put(watermarkKey, due, key);
        it.due = due;
    }

    private Optional<Held> fresh(GroupKey key, long watermark) {
        return shapes.of(key)
                .map(shape -> new Held(new Group(key, shape, watermark), NOT_DUE))
                .map(this::hold);
    }

    private Optional<Held> load(GroupKey key) {
        return store.get(StoreKey.head(key.bytes())).map(stored -> load(key, stored));
    }

    private Held load(GroupKey key, byte[] stored) {
        Optional<GroupShape> shape = shapes.of(key);
        byte[] head = Arrays.copyOfRange(stored, Long.BYTES, stored.length);
        Held it = new Held(GroupCodec.load(key, shape, head, pages(key.bytes()), pasts(key)), dueOf(stored));
        it.headBytes = head.length;
        return hold(it);
    }

    private void keep(byte[] key, Optional<byte[]> value) {
        value.ifPresentOrElse(bytes -> store.put(key, bytes), () -> store.delete(key));
    }

    private static long dueOf(byte[] stored) {
        return ByteBuffer.wrap(stored).getLong();
    }

    private Map<Integer, byte[]> pages(byte[] key) {
        Map<Integer, byte[]> pages = new TreeMap<>();
        try (ByteStore.Range found = store.range(StoreKey.page(key, 0), StoreKey.page(key, Integer.MAX_VALUE))) {
            while (found.hasNext()) {
                ByteStore.Entry next = found.next();
                pages.put(StoreKey.pageOf(next.key()), next.value());
            }
        }
        return pages;
    }

    private Map<Long, byte[]> pasts(GroupKey group) {
        Map<Long, byte[]> pasts = new TreeMap<>();
        byte[] key = group.bytes();
        try (ByteStore.Range found =
                store.range(StoreKey.past(key, Long.MIN_VALUE), StoreKey.past(key, Long.MAX_VALUE))) {
            while (found.hasNext()) {
                ByteStore.Entry next = found.next();
                pasts.put(StoreKey.ruleOf(next.key()), next.value());
            }
        }
        return pasts;
    }

    /** Keeps a group in memory and gives up those that were not used for longest. */
    private Held hold(Held it) {
        Held before = cache.put(it.group.key(), it);
        count(before == null ? 0 : -before.weight);
        it.weight = it.group.weight();
        count(it.weight);
        giveUp(Optional.of(it));
        return it;
    }

    private void giveUp(Optional<Held> besides) {
        Iterator<Held> oldest = cache.values().iterator();
        while (memory.isTooMuch(held) && oldest.hasNext()) {
            Held next = oldest.next();
            if (besides.filter(it -> it == next).isEmpty()) {
                count(-next.weight);
                oldest.remove();
            }
        }
    }

    private void count(long more) {
        held += more;
        memory.add(more);
    }

    /** A decoded group, when it is due by the index, its weight as last counted, and the size of its head as stored. */
    private static final class Held {
        final Group group;
        long due;
        long weight;
        int headBytes;

        Held(Group group, long due) {
            this.group = group;
            this.due = due;
        }
    }
}
