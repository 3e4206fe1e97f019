package dev.lapwing.replay.ordinary;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Sightings by key, of a bounded number of keys: where there are too many, the half that was seen least goes. What is seen all the time
 * is never among these, however many addresses somebody asks from.
 */
final class Sightings {
    /** The largest number of keys. */
    static final int MOST = 20_000;

    private final Map<String, Sighting> byKey = new TreeMap<>();

    void add(String key, long time, String value) {
        byKey.computeIfAbsent(key, added -> new Sighting()).add(time, value);
        if (byKey.size() > MOST) {
            shrink();
        }
    }

    /** What was seen of a key, maybe nothing. */
    Sighting of(String key) {
        return byKey.getOrDefault(key, new Sighting());
    }

    /** In the order of the keys. */
    Stream<Map.Entry<String, Sighting>> all() {
        return byKey.entrySet().stream();
    }

    private void shrink() {
        List<String> least = byKey.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Sighting> entry) ->
                                entry.getValue().requests())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST / 2)
                .map(Map.Entry::getKey)
                .toList();
        least.forEach(byKey::remove);
    }
}
