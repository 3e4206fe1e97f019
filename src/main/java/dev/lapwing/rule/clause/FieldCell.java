package dev.lapwing.rule.clause;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.FieldPath;
import dev.lapwing.event.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one event holds at one path: its plain values, where a list stands for each of its elements.
 *
 * <p>Without a path it holds every plain value of the event, however deep, except those that say which event it is
 * (time, id, instance): a keyword must not fire on the name of an instance.
 */
public final class FieldCell {
    private final Optional<FieldPath> path;
    private final List<FieldValue> leaves = new ArrayList<>(1);
    private int size;
    private boolean absent;

    /** A cell that holds nothing yet; without a path it is that of all plain values. */
    public FieldCell(Optional<FieldPath> path) {
        this.path = path;
    }

    /** Takes up what an event holds at the path. */
    public void load(AuditEvent event) {
        size = 0;
        if (path.isEmpty()) {
            absent = false;
            for (int slot = Schema.LOG_SOURCE + 1; slot < event.schema().size(); slot++) {
                add(event.value(slot), true);
            }
            return;
        }
        FieldPath field = path.get();
        Object value = field.isWhole() ? event.value(field.slot()) : event.value(field);
        absent = value == null;
        add(value, false);
    }

    /** Whether the event has nothing at the path. */
    public boolean absent() {
        return absent;
    }

    /** How many values it holds. */
    public int size() {
        return size;
    }

    /** A value by its index, from 0 on; valid until the next event is loaded. */
    public FieldValue leaf(int index) {
        return leaves.get(index);
    }

    private void add(@Nullable Object value, boolean intoMaps) {
        if (value instanceof List<?> list) {
            for (Object element : list) {
                add(element, intoMaps);
            }
        } else if (value instanceof Map<?, ?> map) {
            if (intoMaps) {
                map.values().forEach(inner -> add(inner, true));
            }
        } else if (value != null) {
            next().set(value);
        }
    }

    private FieldValue next() {
        if (size == leaves.size()) {
            leaves.add(new FieldValue());
        }
        return leaves.get(size++);
    }
}
