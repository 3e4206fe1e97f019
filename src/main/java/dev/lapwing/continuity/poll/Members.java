package dev.lapwing.continuity.poll;

import dev.lapwing.text.SafeText;
import dev.lapwing.text.TimeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of one JSON object, by type. What is of another type is noted as a problem and reads as absent. */
final class Members {
    /** Longer texts are cut: the state of a log is bounded. */
    static final int MAX_TEXT = 200;

    private final Map<String, Object> values;
    private final String prefix;
    private final List<PollReading.Unreadable> problems;

    private Members(Map<String, Object> values, String prefix, List<PollReading.Unreadable> problems) {
        this.values = values;
        this.prefix = prefix;
        this.problems = problems;
    }

    /** The members of an outermost object. */
    static Members of(Map<String, Object> values) {
        return new Members(values, "", new ArrayList<>());
    }

    OptionalLong number(String name) {
        Object value = values.get(name);
        if (value instanceof Long number) {
            return OptionalLong.of(number);
        }
        wrong(name, value != null, "no whole number");
        return OptionalLong.empty();
    }

    Optional<String> text(String name) {
        Object value = values.get(name);
        if (value instanceof String text) {
            return Optional.of(bounded(text));
        }
        wrong(name, value != null, "no text");
        return Optional.empty();
    }

    Optional<Boolean> yesOrNo(String name) {
        Object value = values.get(name);
        if (value instanceof Boolean yes) {
            return Optional.of(yes);
        }
        wrong(name, value != null, "neither true nor false");
        return Optional.empty();
    }

    OptionalLong time(String name) {
        Object value = values.get(name);
        OptionalLong time = value instanceof String text ? TimeText.millis(text) : OptionalLong.empty();
        wrong(name, value != null && time.isEmpty(), "no time like 2006-01-02T15:04:05.000Z");
        return time;
    }

    List<?> list(String name) {
        Object value = values.get(name);
        if (value instanceof List<?> list) {
            return list;
        }
        wrong(name, value != null, "no list");
        return List.of();
    }

    /** An object as it is. */
    Optional<Map<?, ?>> map(String name) {
        Object value = values.get(name);
        if (value instanceof Map<?, ?> map) {
            return Optional.of(map);
        }
        wrong(name, value != null, "no object");
        return Optional.empty();
    }

    Optional<Members> object(String name) {
        Object value = values.get(name);
        Optional<Members> object = members(value, prefix + name + ".");
        wrong(name, value != null && object.isEmpty(), "no object");
        return object;
    }

    /** An element of a list as an object. */
    Optional<Members> element(String list, Object element) {
        Optional<Members> object = members(element, prefix + list + ".");
        wrong(list, object.isEmpty(), "a list of something else than objects");
        return object;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Set<String> names() {
        return values.keySet();
    }

    /** Notes that a member is not as it should be. */
    void wrong(String name, boolean isWrong, String problem) {
        if (isWrong) {
            problems.add(new PollReading.Unreadable(prefix + name, problem));
        }
    }

    /** The first problem of this object or one inside it. */
    Optional<PollReading.Unreadable> problem() {
        return problems.stream().findFirst();
    }

    /** At most so much of a text, without halves of surrogate pairs, which could not be stored. */
    static String bounded(String text) {
        String cut = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        return SafeText.wellFormed(cut);
    }

    private Optional<Members> members(@Nullable Object value, String at) {
        if (!(value instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Map<String, Object> named = new HashMap<>();
        map.forEach((name, member) -> named.put(String.valueOf(name), member));
        return Optional.of(new Members(named, at, problems));
    }
}
