package dev.lapwing.normalize.pocketbase;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.EventIdentity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes an event of a row that the application or one of its hooks logged. */
final class PocketBaseApp {
    private static final Schema SCHEMA = Schemas.POCKETBASE_APP;
    private static final int STATUS_ID = SCHEMA.slot("status_id");
    private static final int RECORD_ID = SCHEMA.slot("pocketbase.record_id");
    private static final int OUTCOME = SCHEMA.slot("pocketbase.outcome");
    private static final int ERROR = SCHEMA.slot("pocketbase.error");
    private static final int DETAILS = SCHEMA.slot("pocketbase.details");
    private static final int META = SCHEMA.slot("pocketbase.meta");
    private static final int MESSAGE = SCHEMA.slot("pocketbase.message");
    private static final int LEVEL = SCHEMA.slot("pocketbase.level");
    private static final int TRUNCATED = SCHEMA.slot("pocketbase.truncated");
    private static final int EMAIL = SCHEMA.slot("user.email_addr");

    private PocketBaseApp() {}

    /** The event; of the data, error, e-mail and meta have fields of their own and the rest goes to the details. */
    static AuditEvent event(PocketBaseLogItem row, Object data, EventIdentity identity) {
        @Nullable Object[] values = identity.values(SCHEMA);
        values[MESSAGE] = row.message;
        values[LEVEL] = row.level;
        if (data instanceof Map<?, ?> map) {
            keys(map, values);
        }
        return new AuditEvent(SCHEMA, values);
    }

    private static void keys(Map<?, ?> data, @Nullable Object[] values) {
        Map<String, Object> rest = new LinkedHashMap<>();
        data.forEach((name, value) -> rest.put(String.valueOf(name), value));
        if (rest.remove("__pb_truncated__") != null) {
            values[TRUNCATED] = true;
        }
        values[META] = rest.remove("meta");
        if (rest.get("email") instanceof String email) {
            rest.remove("email");
            values[EMAIL] = email;
        }
        if (rest.get("recordId") instanceof String record) {
            values[RECORD_ID] = record;
        }
        if (rest.get("error") instanceof String error) {
            rest.remove("error");
            values[ERROR] = error;
            values[STATUS_ID] = 2L;
            values[OUTCOME] = RequestOutcome.ERROR.word();
        }
        values[DETAILS] = rest.isEmpty() ? null : Collections.unmodifiableMap(rest);
    }
}
