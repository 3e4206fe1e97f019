package dev.lapwing.normalize.parse;

import dev.lapwing.event.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What names an event: its source, the id that the source gave it, and its time.
 *
 * @param instance the source's name in the configuration
 * @param id the source's own id
 * @param time milliseconds since the epoch
 */
public record EventIdentity(String instance, String id, long time) {

    /** The values of a new event that has nothing but its identity yet. */
    @Nullable
    public Object[] values(Schema schema) {
        @Nullable Object[] values = new @Nullable Object[schema.size()];
        values[Schema.TIME] = time;
        values[Schema.UID] = instance + ":" + id;
        values[Schema.LOG_SOURCE] = instance;
        return values;
    }
}
