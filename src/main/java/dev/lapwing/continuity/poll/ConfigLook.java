package dev.lapwing.continuity.poll;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one envelope tells of a source's settings and collections, as parsed JSON: texts, numbers, booleans, lists and maps;
 * members that are null are left out.
 *
 * @param time when the look began; the parts of one look share it
 * @param part which part of the collections it is, from 1
 * @param parts how many there are
 * @param settings where the envelope has them
 * @param collections those of this part, where the envelope has any; one that is none stands for all that were left out
 * @param settingsLeftOut whether the settings were too long to be told
 * @param advised what published advisories say of the source's version, where somebody told it
 */
public record ConfigLook(
        long time,
        int part,
        int parts,
        Optional<Map<?, ?>> settings,
        Optional<List<?>> collections,
        boolean settingsLeftOut,
        Optional<Advised> advised) {
    /** More parts than that belong to no look of ours. */
    public static final int MAX_PARTS = 1000;

    /** Of whole settings and collections. */
    public static ConfigLook whole(long time, Optional<Map<?, ?>> settings, Optional<List<?>> collections) {
        return new ConfigLook(time, 1, 1, settings, collections, false, Optional.empty());
    }
}
