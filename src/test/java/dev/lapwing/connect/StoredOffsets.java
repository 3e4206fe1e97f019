package dev.lapwing.connect;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** What a worker keeps of one task. */
public final class StoredOffsets implements SourceTaskContext, OffsetStorageReader {
    public Map<String, Object> stored = Map.of();

    /** For tasks that keep several. */
    public final Map<Map<String, ?>, Map<String, Object>> byPartition = new HashMap<>();

    Map<String, String> config = Map.of();

    @Override
    public Map<String, String> configs() {
        return config;
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
        return this;
    }

    @Override
    public PluginMetrics pluginMetrics() {
        throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("NullAway") // A worker says by null that it keeps nothing.
    public <T> Map<String, Object> offset(Map<String, T> partition) {
        return stored.isEmpty() ? null : stored;
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
        Map<Map<String, T>, Map<String, Object>> offsets = new HashMap<>();
        partitions.forEach(partition -> offsets.put(partition, byPartition.getOrDefault(partition, stored)));
        return offsets;
    }
}
