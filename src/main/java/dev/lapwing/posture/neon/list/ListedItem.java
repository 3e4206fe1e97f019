package dev.lapwing.posture.neon.list;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A resource of a list, as far as it is compared or needed to tell of it.
 *
 * @param uid what it is told by, whatever its name
 * @param values by path, without what is absent or null; a list is its items, one a line
 */
public record ListedItem(String uid, String name, SortedMap<String, String> values) {
    public ListedItem {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** The text at a path; empty where nothing stands there. */
    public Optional<String> text(String path) {
        return Optional.ofNullable(values.get(path));
    }

    /** Whether this text stands at a path. */
    public boolean says(String path, String text) {
        return text.equals(values.get(path));
    }

    /** The same with one more value. */
    public ListedItem with(String path, String value) {
        SortedMap<String, String> more = new TreeMap<>(values);
        more.put(path, value);
        return new ListedItem(uid, name, more);
    }

    /** How many characters it is. */
    public int size() {
        int size = uid.length() + name.length();
        for (Map.Entry<String, String> value : values.entrySet()) {
            size += value.getKey().length() + value.getValue().length();
        }
        return size;
    }
}
