package dev.lapwing.posture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks into parsed JSON; what is of another kind than is asked for reads as absent. */
public final class ParsedJson {
    private ParsedJson() {}

    /** What stands at a path of names with dots between them. */
    public static Optional<Object> at(Map<?, ?> root, String path) {
        Object value = root;
        for (String name : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return Optional.ofNullable(value);
    }

    /** A text, a number, true or false, as text. */
    public static Optional<String> scalar(Map<?, ?> root, String path) {
        return at(root, path)
                .filter(value -> value instanceof String || value instanceof Number || value instanceof Boolean)
                .map(String::valueOf);
    }

    /** The text at a path, or an empty one. */
    public static String text(Map<?, ?> root, String path) {
        return scalar(root, path).orElse("");
    }

    public static boolean isTrue(Map<?, ?> root, String path) {
        return at(root, path).filter(Boolean.TRUE::equals).isPresent();
    }

    /** The elements of a list. */
    public static List<Object> list(Map<?, ?> root, String path) {
        return at(root, path)
                .filter(List.class::isInstance)
                .map(ParsedJson::elements)
                .orElse(List.of());
    }

    /** The elements of a list that are objects. */
    public static List<Map<?, ?>> objects(Map<?, ?> root, String path) {
        List<Map<?, ?>> objects = new ArrayList<>();
        for (Object element : list(root, path)) {
            if (element instanceof Map<?, ?> map) {
                objects.add(map);
            }
        }
        return objects;
    }

    private static List<Object> elements(Object list) {
        return new ArrayList<>((List<?>) list);
    }
}
