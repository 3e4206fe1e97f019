package dev.lapwing.posture.neon.list;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The latest known state of one list of Neon's.
 *
 * @param type of the resources in it
 * @param time of the newest answer that was taken up, in milliseconds since the epoch
 * @param poll the round that it belongs to
 * @param known whether it was walked through once, so that another resource is new
 * @param items by their uids
 * @param notes what else is kept of it, by name
 * @param pages how far the latest walk has come
 */
public record NeonList(
        String type,
        long time,
        long poll,
        boolean known,
        SortedMap<String, ListedItem> items,
        SortedMap<String, String> notes,
        PageProgress pages) {
    public NeonList {
        items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
        notes = Collections.unmodifiableSortedMap(new TreeMap<>(notes));
    }

    /** A list of which nothing is known yet. */
    public static NeonList none(String type) {
        return new NeonList(
                type, Long.MIN_VALUE, Long.MIN_VALUE, false, new TreeMap<>(), new TreeMap<>(), PageProgress.NONE);
    }

    /** The same list with other notes. */
    public NeonList noting(SortedMap<String, String> others) {
        return new NeonList(type, time, poll, known, items, others, pages);
    }

    /** The list as it is stored. */
    public byte[] toBytes() {
        return NeonListCodec.write(this);
    }

    /** The list that was stored. */
    public static NeonList of(byte[] stored) {
        return NeonListCodec.read(stored);
    }
}
