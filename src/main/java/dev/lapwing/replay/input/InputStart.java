package dev.lapwing.replay.input;

import dev.lapwing.event.Schema;
import java.util.HashSet;
import java.util.Set;

/**
 * Where an instance's input begins, and what is in it.
 *
 * @param first time of its first event, milliseconds since the epoch
 * @param schemas those that its events can have
 */
public record InputStart(long first, Set<Schema> schemas) {
    public InputStart {
        schemas = Set.copyOf(schemas);
    }

    public InputStart and(InputStart other) {
        Set<Schema> all = new HashSet<>(schemas);
        all.addAll(other.schemas);
        return new InputStart(Math.min(first, other.first), all);
    }
}
