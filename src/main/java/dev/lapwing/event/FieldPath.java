package dev.lapwing.event;

import java.util.List;

/**
 * A field name resolved against one {@link Schema}.
 *
 * @param slot the slot of the field, or of the open field that the name begins with
 * @param inside what follows inside an open field ({@code [a, b]} for {@code pocketbase.meta.a.b}); empty otherwise
 */
public record FieldPath(int slot, List<String> inside) {
    public FieldPath {
        inside = List.copyOf(inside);
    }
}
