package dev.lapwing.normalize.neon;

import dev.lapwing.normalize.parse.JsonReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object; one that is of another type than asked for reads as absent. */
record JsonMembers(Map<?, ?> values) {
    private static final JsonMembers NONE = new JsonMembers(Map.of());

    /** Those of a value; none where it is no object. */
    static JsonMembers of(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? new JsonMembers(map) : NONE;
    }

    /** Those of the object in a JSON text; none where there is no such. */
    static JsonReader.Read<JsonMembers> in(String json) {
        if (!json.stripLeading().startsWith("{")) {
            return new JsonReader.Read<>(NONE, false);
        }
        JsonReader.Read<Optional<Object>> read = JsonReader.open(json);
        return new JsonReader.Read<>(of(read.value().orElse(null)), read.mended());
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** A text that is not empty. */
    @Nullable
    String text(String name) {
        boolean emptyListOrObject = "[]".equals(values.get(name)) || "{}".equals(values.get(name));
        return values.get(name) instanceof String text && !text.isEmpty() && !emptyListOrObject ? text : null;
    }

    /** A text, or an empty one. */
    String said(String name) {
        String text = text(name);
        return text == null ? "" : text;
    }

    @Nullable
    Long number(String name) {
        return values.get(name) instanceof Long number ? number : null;
    }

    JsonMembers object(String name) {
        return of(values.get(name));
    }

    List<?> list(String name) {
        return values.get(name) instanceof List<?> list ? list : List.of();
    }
}
