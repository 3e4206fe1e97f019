package dev.lapwing.topology.correlate;

import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.topology.store.ByteStore;
import java.util.ArrayList;
import java.util.List;

/**
 * Which groups are due at which watermark of a key, in the store: at most one entry for each group.
 *
 * <p>Rules over all instances have entries of their own, under an empty instance.
 */
final class DueIndex {
    private static final byte[] NOTHING = {};

    /** An entry. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(long due, byte[] group) {}

    private final ByteStore store;

    DueIndex(ByteStore store) {
        this.store = store;
    }

    void put(WatermarkKey watermarkKey, long due, byte[] group) {
        store.put(StoreKey.due(watermarkKey, due, group), NOTHING);
    }

    void remove(WatermarkKey watermarkKey, long due, byte[] group) {
        store.delete(StoreKey.due(watermarkKey, due, group));
    }

    /** The first entries from one watermark to another, the later one included. */
    List<Entry> between(WatermarkKey watermarkKey, long from, long to, int limit) {
        byte[] first = StoreKey.due(watermarkKey, from, NOTHING);
        byte[] last = to == Long.MAX_VALUE
                ? StoreKey.due(watermarkKey, to, new byte[] {-1})
                : StoreKey.due(watermarkKey, to + 1, NOTHING);
        List<Entry> entries = new ArrayList<>();
        try (ByteStore.Range found = store.range(first, last)) {
            while (entries.size() < limit && found.hasNext()) {
                ByteStore.Entry next = found.next();
                entries.add(new Entry(
                        StoreKey.dueOf(watermarkKey, next.key()), StoreKey.groupOf(watermarkKey, next.key())));
            }
        }
        return entries;
    }
}
