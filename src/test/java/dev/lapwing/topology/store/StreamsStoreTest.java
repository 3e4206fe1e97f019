package dev.lapwing.topology.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.topology.Tasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** The store of Kafka Streams against the one in memory that other tests take for it. */
class StreamsStoreTest {
    private final MemoryStore memory = new MemoryStore();
    private final ByteStore streams = new StreamsStore(inMemory());

    @Test
    void givesBackInOrderWhatWasPutAndNotDeleted() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] key = key(random);
            byte[] value = {(byte) i};
            for (ByteStore store : List.of(memory, streams)) {
                if (i % 3 == 0) {
                    store.delete(key);
                } else {
                    store.put(key, value);
                }
            }
            byte[] one = key(random);
            byte[] other = key(random);
            byte[] from = Arrays.compareUnsigned(one, other) < 0 ? one : other;
            byte[] to = from == one ? other : one;

            assertThat(all(streams, from, to)).as("step %s", i).isEqualTo(all(memory, from, to));
            assertThat(streams.get(one).map(Bytes::wrap))
                    .isEqualTo(memory.get(one).map(Bytes::wrap));
        }
        assertThat(memory.size()).isPositive();
    }

    private static byte[] key(Random random) {
        byte[] key = new byte[1 + random.nextInt(2)];
        random.nextBytes(key);
        key[0] &= (byte) 0x83;
        return key;
    }

    private static List<Bytes> all(ByteStore store, byte[] from, byte[] to) {
        List<Bytes> all = new ArrayList<>();
        try (ByteStore.Range range = store.range(from, to)) {
            range.forEachRemaining(entry -> {
                all.add(Bytes.wrap(entry.key()));
                all.add(Bytes.wrap(entry.value()));
            });
        }
        return all;
    }

    private static KeyValueStore<Bytes, byte[]> inMemory() {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("any"), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(Tasks.context(new TaskId(1, 0)).getStateStoreContext(), store);
        return store;
    }
}
