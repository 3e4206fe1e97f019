package dev.lapwing.topology.correlate;

import dev.lapwing.topology.source.SourceLayout;
import dev.lapwing.topology.store.ByteStore;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many partitions each raw topic has, compared with what is remembered: keys lie elsewhere after a change. */
final class PartitionCounts {
    /** A raw topic that has another number of partitions than before. */
    record Change(String topic, int before, int now) {}

    private final ByteStore store;
    private final SourceLayout layout;

    PartitionCounts(ByteStore store, SourceLayout layout) {
        this.store = store;
        this.layout = layout;
    }

    /** What has changed since the last call, also before a restart; each change is told once. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (String topic : SourceLayout.rawTopics()) {
            int now = layout.partitions(topic);
            byte[] key = StoreKey.partitions(topic);
            Optional<Integer> before =
                    store.get(key).map(stored -> ByteBuffer.wrap(stored).getInt());
            if (before.filter(it -> it == now).isPresent()) {
                continue;
            }
            store.put(key, ByteBuffer.allocate(Integer.BYTES).putInt(now).array());
            before.ifPresent(it -> changes.add(new Change(topic, it, now)));
        }
        return changes;
    }
}
