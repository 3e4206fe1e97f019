package dev.lapwing.connect.neon.storage;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Memory of the items that were sent last, by eight bytes of a hash. */
final class SentItems {
    static final int CAPACITY = 20_000;
    /** So many are kept over a restart. */
    static final int STORED = 2_000;

    private final Set<Long> hashes = new LinkedHashSet<>();

    static SentItems of(String encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
        SentItems items = new SentItems();
        while (bytes.remaining() >= Long.BYTES) {
            items.add(bytes.getLong());
        }
        return items;
    }

    /** Remembers an item; whether it is new. */
    boolean add(long hash) {
        // An item that comes again is young again.
        boolean known = hashes.remove(hash);
        hashes.add(hash);
        if (hashes.size() > CAPACITY) {
            hashes.remove(hashes.iterator().next());
        }
        return !known;
    }

    /** Those that were sent last. */
    String encoded() {
        List<Long> last =
                hashes.stream().skip(Math.max(0, hashes.size() - STORED)).toList();
        ByteBuffer bytes = ByteBuffer.allocate(last.size() * Long.BYTES);
        last.forEach(bytes::putLong);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
