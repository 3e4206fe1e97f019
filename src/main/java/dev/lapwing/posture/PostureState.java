package dev.lapwing.posture;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The latest known settings and collections of one source.
 *
 * @param settingsTime when the look began that saw the settings; the smallest number where none did
 * @param settings as far as they were seen
 * @param collections by their ids
 * @param known whether all collections were seen once, so that another one is new
 * @param look how far the latest look at the collections has come in
 */
public record PostureState(
        long settingsTime,
        Optional<Resource> settings,
        SortedMap<String, Resource> collections,
        boolean known,
        LookProgress look) {
    /** Nothing is known yet. */
    public static final PostureState NONE =
            new PostureState(Long.MIN_VALUE, Optional.empty(), new TreeMap<>(), false, LookProgress.NONE);

    public PostureState {
        collections = Collections.unmodifiableSortedMap(new TreeMap<>(collections));
    }

    /** The state as it is stored. */
    public byte[] toBytes() {
        return PostureStateCodec.write(this);
    }

    /** The state that was stored. */
    public static PostureState of(byte[] stored) {
        return PostureStateCodec.read(stored);
    }
}
