package dev.lapwing.posture.neon;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a source as a whole.
 *
 * @param poll the newest round
 * @param time of its newest answer, in milliseconds since the epoch
 * @param ownKey the id of the key that polls; empty where that is not known
 * @param lists how many lists are known
 * @param counts how many resources of each kind are
 * @param held changes of the round that may be one note
 */
record RoundState(
        long poll, long time, String ownKey, int lists, SortedMap<String, Integer> counts, List<HeldChange> held) {
    /** Nothing is known yet. */
    static final RoundState NONE = new RoundState(Long.MIN_VALUE, Long.MIN_VALUE, "", 0, new TreeMap<>(), List.of());

    RoundState {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        held = List.copyOf(held);
    }

    /** The state as it is stored. */
    byte[] toBytes() {
        return RoundStateCodec.write(this);
    }

    /** The state that was stored. */
    static RoundState of(byte[] stored) {
        return RoundStateCodec.read(stored);
    }
}
