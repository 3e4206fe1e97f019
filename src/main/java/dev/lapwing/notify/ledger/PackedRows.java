package dev.lapwing.notify.ledger;

import dev.lapwing.text.TextHash;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Bytes by id, a million of them in some forty megabytes besides the bytes: a hash table with open addressing, since the
 * objects of an ordinary map take more than what is kept in it.
 */
final class PackedRows {
    private static final int RADIX = 16;
    private static final int HALF = 16;
    private static final int FIRST = 64;

    private long[] high = new long[FIRST];
    private long[] low = new long[FIRST];
    private byte[] @Nullable [] rows = new byte[FIRST][];
    private int size;

    /** An id in sixteen bytes; one that is no hash already is hashed. */
    private record Key(long high, long low) {
        static Key of(String id) {
            if (isHash(id)) {
                return new Key(
                        Long.parseUnsignedLong(id.substring(0, HALF), RADIX),
                        Long.parseUnsignedLong(id.substring(HALF), RADIX));
            }
            ByteBuffer hash = ByteBuffer.wrap(TextHash.of(id));
            return new Key(hash.getLong(), hash.getLong());
        }
    }

    /** Whether it is an id as alerts have them, which is given back as it was. */
    static boolean isHash(String id) {
        return id.length() == 2 * HALF
                && id.chars().allMatch(digit -> (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f'));
    }

    int size() {
        return size;
    }

    byte @Nullable [] get(String id) {
        return rows[slot(Key.of(id))];
    }

    void put(String id, byte[] row) {
        if (3 * (size + 1) > 2 * rows.length) {
            grow();
        }
        put(Key.of(id), row);
    }

    void remove(String id) {
        int slot = slot(Key.of(id));
        if (rows[slot] != null) {
            empty(slot);
        }
    }

    /** Looks at each row; those for which it says so are removed. The id is given where it is a hash. */
    void removeIf(BiPredicate<String, byte[]> gone) {
        for (int slot = 0; slot < rows.length; slot++) {
            byte[] row = rows[slot];
            // What moves up into a slot that became free is looked at there.
            while (row != null && gone.test(id(slot), row)) {
                empty(slot);
                row = rows[slot];
            }
        }
    }

    private String id(int slot) {
        return String.format("%016x%016x", high[slot], low[slot]);
    }

    private void put(Key key, byte[] row) {
        int slot = slot(key);
        if (rows[slot] == null) {
            size++;
            high[slot] = key.high();
            low[slot] = key.low();
        }
        rows[slot] = row;
    }

    /** Where a key stands, or would. */
    private int slot(Key key) {
        int slot = home(key.high(), key.low());
        while (rows[slot] != null && (high[slot] != key.high() || low[slot] != key.low())) {
            slot = next(slot);
        }
        return slot;
    }

    private int home(long one, long other) {
        long mixed = (one ^ Long.rotateLeft(other, 32)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & (rows.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (rows.length - 1);
    }

    /** Those behind it that stand there only because it was taken move up. */
    private void empty(int slot) {
        size--;
        rows[slot] = null;
        for (int at = next(slot); rows[at] != null; at = next(at)) {
            byte[] row = rows[at];
            rows[at] = null;
            size--;
            put(new Key(high[at], low[at]), row);
        }
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        byte[][] old = rows;
        high = new long[old.length * 2];
        low = Arrays.copyOf(high, high.length);
        rows = new byte[high.length][];
        size = 0;
        for (int slot = 0; slot < old.length; slot++) {
            if (old[slot] != null) {
                put(new Key(oldHigh[slot], oldLow[slot]), old[slot]);
            }
        }
    }
}
