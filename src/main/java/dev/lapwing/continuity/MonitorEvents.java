package dev.lapwing.continuity;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.MonitorKind;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be told after one poll: of each kind at most one event, for the kind and the poll name it. */
final class MonitorEvents {
    /** The place of what was seen in the rows themselves. */
    static final String LOG = "log";
    /** The place of what was seen in the settings. */
    static final String SETTINGS = "settings.logs";

    private static final Schema SCHEMA = Schemas.MONITOR;
    private static final int KIND = SCHEMA.slot("monitor.kind");
    private static final int SOURCE = SCHEMA.slot("monitor.source");
    private static final int COUNT = SCHEMA.slot("monitor.count");
    private static final int PLACE = SCHEMA.slot("monitor.place");
    private static final int REASON = SCHEMA.slot("monitor.reason");

    private final Map<MonitorKind, Telling> told = new EnumMap<>(MonitorKind.class);

    /** One kind of finding. */
    private record Telling(long count, String place, String reason) {

        Telling and(Telling more) {
            String places = place.equals(more.place) ? place : place + ", " + more.place;
            return new Telling(count + more.count, places, reason + "; " + more.reason);
        }
    }

    /** Something happened; what was told of the same kind before is told together with it. */
    void tell(MonitorKind kind, long count, String place, String reason) {
        told.merge(kind, new Telling(count, place, reason), Telling::and);
    }

    /** The file of the log is another one. */
    void fileReplaced() {
        tell(MonitorKind.FILE_REPLACED, 1, LOG, "the database file of the log is another one than before");
    }

    /** All of it as events, in the order of the kinds. */
    List<AuditEvent> events(String instance, long time) {
        return told.entrySet().stream()
                .map(entry -> event(entry.getKey(), entry.getValue(), instance, time))
                .toList();
    }

    private static AuditEvent event(MonitorKind kind, Telling telling, String instance, long time) {
        @Nullable Object[] values = new @Nullable Object[SCHEMA.size()];
        values[Schema.TIME] = time;
        values[Schema.UID] = instance + ":" + kind.word() + ":" + time;
        values[Schema.LOG_SOURCE] = instance;
        values[KIND] = kind.word();
        values[SOURCE] = instance;
        values[COUNT] = telling.count();
        values[PLACE] = telling.place().isEmpty() ? null : telling.place();
        values[REASON] = telling.reason();
        return new AuditEvent(SCHEMA, values);
    }
}
