package dev.lapwing.topology.store;

import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A store of Kafka Streams. */
public record StreamsStore(KeyValueStore<Bytes, byte[]> store) implements ByteStore {
    @Override
    public Optional<byte[]> get(byte[] key) {
        return Optional.ofNullable(store.get(Bytes.wrap(key)));
    }

    @Override
    public void put(byte[] key, byte[] value) {
        store.put(Bytes.wrap(key), value);
    }

    /** As a value of none: a plain delete of Kafka Streams reads first what was there. */
    @Override
    public void delete(byte[] key) {
        store.put(Bytes.wrap(key), null);
    }

    @Override
    public Range range(byte[] from, byte[] to) {
        return new Found(store.range(Bytes.wrap(from), Bytes.wrap(to)));
    }

    private record Found(KeyValueIterator<Bytes, byte[]> found) implements Range {
        @Override
        public boolean hasNext() {
            return found.hasNext();
        }

        @Override
        public Entry next() {
            KeyValue<Bytes, byte[]> next = found.next();
            return new Entry(next.key.get(), next.value);
        }

        @Override
        public void close() {
            found.close();
        }
    }
}
