package dev.lapwing.connect.neon.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of resources by their keys; what was of no use for longest is forgotten first. */
final class Remembered<V> {
    static final int MOST = 100_000;

    private final Map<String, V> values = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST;
        }
    };

    Optional<V> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    void put(String key, V value) {
        values.put(key, value);
    }

    void remove(String key) {
        values.remove(key);
    }

    void clear() {
        values.clear();
    }

    Map<String, V> all() {
        return Map.copyOf(values);
    }
}
