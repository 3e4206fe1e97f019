package dev.lapwing.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field name resolved against one {@link Schema}.
 *
 * @param slot the slot of the field, or of the open field that the name begins with
 * @param inside what follows inside an open field ({@code [a, b]} for {@code pocketbase.meta.a.b}); empty otherwise
 * @param whole the name as a flattened log has it, as one member ({@code a.b}), which goes before the path; empty where
 *     only the path counts
 */
public record FieldPath(int slot, List<String> inside, Optional<String> whole) {
    public FieldPath {
        inside = List.copyOf(inside);
    }

    /** A path that only its steps lead to. */
    public FieldPath(int slot, List<String> inside) {
        this(slot, inside, Optional.empty());
    }

    /** A name in a slot that holds members of any name: the member called so, else the path that the name spells. */
    public static FieldPath member(int slot, String name) {
        List<String> steps = List.of(name.split("\\.", -1));
        return new FieldPath(slot, steps, steps.size() == 1 ? Optional.empty() : Optional.of(name));
    }

    /** What the path leads to, from the value in its slot; a step through a list looks into each of its elements. */
    public @Nullable Object in(@Nullable Object slotValue) {
        if (whole.isPresent() && slotValue instanceof Map<?, ?> members) {
            Object member = members.get(whole.get());
            if (member != null) {
                return member;
            }
        }
        @Nullable Object value = slotValue;
        for (String name : inside) {
            value = step(value, name);
        }
        return value;
    }

    private static @Nullable Object step(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            return map.get(name);
        }
        if (value instanceof List<?> list) {
            List<?> found = list.stream()
                    .map(element -> step(element, name))
                    .filter(element -> element != null)
                    .toList();
            return found.isEmpty() ? null : found;
        }
        return null;
    }
}
