package dev.lapwing.posture;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something of a source that is configured, such as its settings or a collection, as far as it is compared.
 *
 * @param type what it is: {@code settings}, or the type of a collection
 * @param uid what it is told by, whatever its name
 * @param name how people call it
 * @param values by path; empty stands for null, and a list is its items, one a line
 * @param fields by their ids, which stay when a field is renamed
 */
public record Resource(
        String type,
        String uid,
        String name,
        SortedMap<String, Optional<String>> values,
        SortedMap<String, CollectionField> fields) {
    public Resource {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** The text at a path; empty for null, and where nothing is known. */
    public Optional<String> text(String path) {
        return values.getOrDefault(path, Optional.empty());
    }

    /** The same, and nothing is known of this path. */
    public Resource without(String path) {
        SortedMap<String, Optional<String>> others = new TreeMap<>(values);
        others.remove(path);
        return new Resource(type, uid, name, others, fields);
    }

    /** Whether this text stands at a path. */
    public boolean says(String path, String text) {
        return text(path).filter(text::equals).isPresent();
    }

    /** How many characters it is. */
    public int size() {
        int size = type.length() + uid.length() + name.length();
        for (Map.Entry<String, Optional<String>> value : values.entrySet()) {
            size += value.getKey().length()
                    + value.getValue().map(String::length).orElse(0);
        }
        for (Map.Entry<String, CollectionField> field : fields.entrySet()) {
            CollectionField it = field.getValue();
            size += field.getKey().length() + it.name().length() + it.type().length();
        }
        return size;
    }
}
