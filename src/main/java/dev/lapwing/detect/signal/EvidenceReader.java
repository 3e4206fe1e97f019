package dev.lapwing.detect.signal;

import dev.lapwing.event.AuditEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes from events what alerts show of them. Not thread-safe. */
final class EvidenceReader {
    private final List<EventField> fields =
            Evidence.FIELDS.stream().map(EventField::new).toList();
    private static final int EVENT = Evidence.FIELDS.indexOf(Evidence.EVENT);

    /** The evidence of an event that was read at a place. */
    Evidence read(AuditEvent event, String place) {
        @Nullable String[] values = new @Nullable String[fields.size()];
        for (int i = 0; i < values.length; i++) {
            String value = i == EVENT ? null : fields.get(i).text(event);
            values[i] = value == null || value.isEmpty() ? null : value;
        }
        return new Evidence(place, values);
    }
}
