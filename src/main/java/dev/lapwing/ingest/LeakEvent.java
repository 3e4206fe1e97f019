package dev.lapwing.ingest;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.EventIdentity;
import dev.lapwing.redact.Leak;
import dev.lapwing.text.TextHash;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The event of a credential that stood in a row: of the row's source and time, and one however often the row comes. */
final class LeakEvent {
    private static final Schema SCHEMA = Schemas.LEAK;
    private static final int KIND = SCHEMA.slot("leak.kind");
    private static final int FINGERPRINT = SCHEMA.slot("leak.fingerprint");
    private static final int KNOWN_AS = SCHEMA.slot("leak.known_as");
    private static final int PLACE = SCHEMA.slot("leak.place");
    private static final int HASH_BYTES = 16;

    private LeakEvent() {}

    static AuditEvent of(AuditEvent row, Leak leak) {
        String fingerprint = leak.mark().fingerprint();
        byte[] hash = TextHash.of(Stream.of("leak", row.uid(), fingerprint));
        String id = HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        @Nullable Object[] values = new EventIdentity(row.instance(), id, row.timeMillis()).values(SCHEMA);
        values[KIND] = leak.mark().kind();
        values[FINGERPRINT] = fingerprint;
        values[KNOWN_AS] = leak.knownAs().orElse(null);
        values[PLACE] = leak.place();
        return new AuditEvent(SCHEMA, values);
    }
}
