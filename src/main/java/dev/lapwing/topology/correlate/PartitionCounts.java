package dev.lapwing.topology.correlate;

import dev.lapwing.topology.source.SourceLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** How many partitions each raw topic has, compared with what is remembered: keys lie elsewhere after a change. */
final class PartitionCounts {
    /** A raw topic that has another number of partitions than before. */
    record Change(String topic, int before, int now) {}

    private final KeyValueStore<Bytes, byte[]> store;
    private final SourceLayout layout;

    PartitionCounts(KeyValueStore<Bytes, byte[]> store, SourceLayout layout) {
        this.store = store;
        this.layout = layout;
    }

    /** What has changed since the last call, also before a restart; each change is told once. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (String topic : SourceLayout.rawTopics()) {
            int now = layout.partitions(topic);
            Bytes key = StoreKey.partitions(topic);
            byte[] stored = store.get(key);
            if (stored != null && ByteBuffer.wrap(stored).getInt() == now) {
                continue;
            }
            store.put(key, ByteBuffer.allocate(Integer.BYTES).putInt(now).array());
            if (stored != null) {
                changes.add(new Change(topic, ByteBuffer.wrap(stored).getInt(), now));
            }
        }
        return changes;
    }
}
