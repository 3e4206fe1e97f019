package dev.lapwing.connect.tail;

import dev.lapwing.connect.json.TokenHash;
import dev.lapwing.connect.source.LogRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/** Memory of the rows that were sent last, by eight bytes of a hash of their ids, in the order in which they went. */
final class SentRows {
    static final int CAPACITY = 2000;

    private final Set<Long> ids = new LinkedHashSet<>();

    /**
     * The memory that a text holds.
     *
     * @throws IllegalArgumentException where it is none of {@link #encoded()}
     */
    static SentRows of(String encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
        if (bytes.remaining() % Long.BYTES != 0) {
            throw new IllegalArgumentException(bytes.remaining() + " bytes are no memory of rows");
        }
        SentRows rows = new SentRows();
        while (bytes.hasRemaining()) {
            rows.add(bytes.getLong());
        }
        return rows;
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    boolean knows(LogRow row) {
        return ids.contains(hash(row.id()));
    }

    void add(LogRow row) {
        add(hash(row.id()));
    }

    String encoded() {
        ByteBuffer bytes = ByteBuffer.allocate(ids.size() * Long.BYTES);
        ids.forEach(bytes::putLong);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private void add(long id) {
        // A row that comes again is young again.
        ids.remove(id);
        ids.add(id);
        if (ids.size() > CAPACITY) {
            ids.remove(ids.iterator().next());
        }
    }

    private static long hash(String id) {
        TokenHash hash = new TokenHash();
        hash.part(id.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(hash.digest()).getLong();
    }
}
