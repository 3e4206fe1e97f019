package dev.lapwing.detect.signal;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.FieldPath;
import dev.lapwing.event.Schema;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A field by its name, which is looked up once for each schema. Not thread-safe. */
final class EventField {
    private final String name;
    private final Map<Schema, Optional<FieldPath>> paths = new HashMap<>();

    EventField(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** The value as text, or null where the event has none. Equal numbers have one text: 5.0 reads as 5. */
    @Nullable
    String text(AuditEvent event) {
        Optional<FieldPath> path = paths.computeIfAbsent(event.schema(), schema -> schema.find(name));
        Object value = path.isEmpty() ? null : event.value(path.get());
        if (value instanceof Double number && number == Math.rint(number) && Double.isFinite(number)) {
            return new BigDecimal(number).toBigInteger().toString();
        }
        return value == null ? null : value.toString();
    }
}
