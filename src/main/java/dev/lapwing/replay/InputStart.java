package dev.lapwing.replay;

import dev.lapwing.event.Schema;
import java.util.HashSet;
import java.util.Set;

/**
 * Where an instance's input begins, and what is in it.
 *
 * @param first time of its first event, milliseconds since the epoch
 * @param schemas those that its events can have
 */
record InputStart(long first, Set<Schema> schemas) {
    InputStart {
        schemas = Set.copyOf(schemas);
    }

    InputStart and(InputStart other) {
        Set<Schema> all = new HashSet<>(schemas);
        all.addAll(other.schemas);
        return new InputStart(Math.min(first, other.first), all);
    }
}
