package dev.lapwing.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field name resolved against one {@link Schema}: a slot, and where that is an open field, the steps through the maps
 * in it.
 *
 * <p>Logs write one name both ways, {@code {"a": {"b": 1}}} and {@code {"a.b": 1}}, and mix them. So at each map the
 * longest run of steps that is the name of a member goes first, and where that leads nowhere, the next shorter one.
 */
public final class FieldPath {
    /** A longer path is followed step by step: each further step would double the ways through a hostile row. */
    private static final int MOST_JOINED = 8;

    private final int slot;
    private final List<String> inside;

    /** For each step the names that begin with it, the longest first. */
    private final List<List<Name>> names = new ArrayList<>();

    /** A run of steps as one name, and the step behind it. */
    private record Name(String text, int next) {}

    /**
     * A path.
     *
     * @param slot the slot of the field, or of the open field that the name begins with
     * @param inside what follows inside an open field ({@code [a, b]} for {@code pocketbase.meta.a.b}); empty otherwise
     */
    public FieldPath(int slot, List<String> inside) {
        this.slot = slot;
        this.inside = List.copyOf(inside);
        for (int from = 0; from < inside.size(); from++) {
            names.add(namesFrom(from));
        }
    }

    private List<Name> namesFrom(int from) {
        List<Name> found = new ArrayList<>();
        for (int to = inside.size(); to > from; to--) {
            boolean joined = inside.size() <= MOST_JOINED || to == from + 1 || (from == 0 && to == inside.size());
            if (joined) {
                found.add(new Name(String.join(".", inside.subList(from, to)), to));
            }
        }
        return found;
    }

    /** A name in a slot that holds members of any name. */
    public static FieldPath member(int slot, String name) {
        return new FieldPath(slot, List.of(name.split("\\.", -1)));
    }

    /** The slot of the field, or of the open field that the name begins with. */
    public int slot() {
        return slot;
    }

    /** Whether the value in the slot is the field itself. */
    public boolean isWhole() {
        return inside.isEmpty();
    }

    /** What the path leads to, from the value in its slot; a step through a list looks into each of its elements. */
    public @Nullable Object in(@Nullable Object slotValue) {
        return from(slotValue, 0);
    }

    private @Nullable Object from(@Nullable Object value, int step) {
        if (step == inside.size()) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            return member(map, step);
        }
        if (value instanceof List<?> list) {
            List<?> found = list.stream()
                    .map(element -> Optional.ofNullable(from(element, step)))
                    .flatMap(Optional::stream)
                    .toList();
            return found.isEmpty() ? null : found;
        }
        return null;
    }

    private @Nullable Object member(Map<?, ?> map, int step) {
        for (Name name : names.get(step)) {
            Object member = map.get(name.text());
            Object found = member == null ? null : from(member, name.next());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldPath path && slot == path.slot && inside.equals(path.inside);
    }

    @Override
    public int hashCode() {
        return Objects.hash(slot, inside);
    }
}
