package dev.lapwing.event;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an audit trail in the normal form: who did what to what, from where, with what outcome, when.
 *
 * <p>A value is a {@link String}, a {@link Long}, a {@link BigInteger} where 64 bits are too few, a {@link Double}, a
 * {@link Boolean}, a {@link List} of values, a {@link Map} from names to values, or null where the event has no such field. Nothing in an event tells of its
 * delivery (when it was collected, from which file), so the same entry read twice is equal.
 */
public final class AuditEvent {
    private final Schema schema;
    private final @Nullable Object[] values;

    /**
     * Takes the values over without a copy; the caller gives them up.
     *
     * @param schema the fields of the event
     * @param values one value a slot; the slots of time, id and instance are filled
     */
    public AuditEvent(Schema schema, @Nullable Object[] values) {
        if (values.length != schema.size()) {
            throw new IllegalArgumentException(values.length + " values for " + schema.size() + " slots");
        }
        if (!(values[Schema.TIME] instanceof Long)
                || !(values[Schema.UID] instanceof String)
                || !(values[Schema.LOG_SOURCE] instanceof String)) {
            throw new IllegalArgumentException("an event needs time, id and instance");
        }
        this.schema = schema;
        this.values = values;
    }

    /** The fields this event may have. */
    public Schema schema() {
        return schema;
    }

    /** When it happened by the source's own clock, in milliseconds since the epoch. */
    public long timeMillis() {
        return (Long) required(Schema.TIME);
    }

    /** The event id: the instance, a colon, and the id that the source gave. */
    public String uid() {
        return (String) required(Schema.UID);
    }

    /** The source's name in the configuration. */
    public String instance() {
        return (String) required(Schema.LOG_SOURCE);
    }

    /** The value in a slot, or null where the event has none. */
    public @Nullable Object value(int slot) {
        return values[slot];
    }

    /** The value that a path points to; a step through a list looks into each of its elements. */
    public @Nullable Object value(FieldPath path) {
        return path.in(values[path.slot()]);
    }

    /** The same event with other values in the same slots. */
    public AuditEvent withValues(@Nullable Object[] others) {
        return new AuditEvent(schema, others);
    }

    /** The same event at another time. */
    public AuditEvent at(long millis) {
        @Nullable Object[] others = values.clone();
        others[Schema.TIME] = millis;
        return withValues(others);
    }

    /** A copy of all values in slot order. */
    public @Nullable Object[] values() {
        return values.clone();
    }

    private Object required(int slot) {
        Object value = values[slot];
        if (value == null) {
            throw new IllegalStateException("slot " + slot + " is empty");
        }
        return value;
    }

    /** Names the event and hides what it holds: values may be personal. */
    @Override
    public String toString() {
        return schema.source().product() + "/" + schema.source().service() + " " + uid();
    }
}
