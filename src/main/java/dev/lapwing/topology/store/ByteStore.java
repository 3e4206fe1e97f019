package dev.lapwing.topology.store;

import java.util.Iterator;
import java.util.Optional;

/** What is kept under keys, in the order of their unsigned bytes. */
public interface ByteStore {
    Optional<byte[]> get(byte[] key);

    void put(byte[] key, byte[] value);

    void delete(byte[] key);

    /** What is kept from one key to another, both included; to be closed. */
    Range range(byte[] from, byte[] to);

    /** A key and what is kept under it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(byte[] key, byte[] value) {}

    /** Entries one by one. */
    interface Range extends Iterator<Entry>, AutoCloseable {
        @Override
        void close();
    }
}
