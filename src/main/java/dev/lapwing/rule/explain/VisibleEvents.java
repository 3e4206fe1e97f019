package dev.lapwing.rule.explain;

import dev.lapwing.event.Schema;
import java.util.List;
import java.util.Optional;

/** What events come from the sources at hand, and what their fields can be. */
public interface VisibleEvents {
    /** Whether there are events of this schema at all. */
    boolean has(Schema schema);

    /**
     * Every value that a field can have, none where no event has it; empty where it can have any.
     *
     * @param field its own name, not an alias
     */
    Optional<List<Object>> values(Schema schema, String field);
}
