package dev.lapwing.topology.store;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store in memory. */
public final class MemoryStore implements ByteStore {
    private final TreeMap<byte[], byte[]> kept = new TreeMap<>(Arrays::compareUnsigned);

    @Override
    public Optional<byte[]> get(byte[] key) {
        return Optional.ofNullable(kept.get(key));
    }

    @Override
    public void put(byte[] key, byte[] value) {
        kept.put(key, value);
    }

    @Override
    public void delete(byte[] key) {
        kept.remove(key);
    }

    @Override
    public Range range(byte[] from, byte[] to) {
        return new Walk(
                new TreeMap<>(kept.subMap(from, true, to, true)).entrySet().iterator());
    }

    public int size() {
        return kept.size();
    }

    private record Walk(Iterator<Map.Entry<byte[], byte[]>> rest) implements Range {
        @Override
        public boolean hasNext() {
            return rest.hasNext();
        }

        @Override
        public Entry next() {
            Map.Entry<byte[], byte[]> next = rest.next();
            return new Entry(next.getKey(), next.getValue());
        }

        @Override
        public void close() {}
    }
}
