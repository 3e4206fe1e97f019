package dev.lapwing.normalize.pocketbase;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.EventIdentity;
import dev.lapwing.normalize.parse.JsonReader;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.ObjectRow;
import dev.lapwing.normalize.parse.RowParser;
import dev.lapwing.normalize.parse.Timestamps;
import java.io.IOException;
import java.util.List;

/**
 * Rows of PocketBase's log, one a line: items of its logs API, or rows of its database as JSON (where {@code data} is a
 * text). Versions 0.23 to 0.40; the two spellings of the address fields before 0.23 are understood as well.
 */
public final class PocketBaseRow implements RowParser {
    private static final int MAX_ID = 255;

    @Override
    public Normalized parse(byte[] row, String instance) {
        return ObjectRow.read(row, parser -> {
            PocketBaseLogItem read = PocketBaseLogItem.read(parser);
            Normalized normalized = checked(row, read, instance);
            return read.dataMended ? normalized.mended() : normalized;
        });
    }

    @Override
    public List<Schema> schemas() {
        return List.of(
                Schemas.POCKETBASE_REQUEST,
                Schemas.POCKETBASE_APP,
                Schemas.POCKETBASE_CONFIG,
                Schemas.POCKETBASE_DRIFT);
    }

    private static Normalized checked(byte[] raw, PocketBaseLogItem row, String instance) throws IOException {
        String id = row.id;
        if (id == null || id.isEmpty()) {
            return new Normalized.Rejected("id", "no text");
        }
        if (id.length() > MAX_ID) {
            return new Normalized.Rejected("id", "longer than " + MAX_ID + " characters");
        }
        Long time = row.created == null ? null : Timestamps.millis(row.created);
        if (time == null) {
            return new Normalized.Rejected("created", "no time like 2006-01-02 15:04:05.000Z");
        }
        if (row.dataUnreadable) {
            return new Normalized.Rejected("data", "neither a JSON object nor the text of one");
        }
        return new Normalized.Accepted(event(raw, row, new EventIdentity(instance, id, time)));
    }

    private static AuditEvent event(byte[] raw, PocketBaseLogItem row, EventIdentity identity) throws IOException {
        RequestData data = row.data;
        return data != null && PocketBaseRequest.isRequest(row, data)
                ? PocketBaseRequest.event(row, data, identity)
                : PocketBaseApp.event(row, openData(raw), identity);
    }

    /** Rows that are no requests are few, so they are read twice. */
    private static Object openData(byte[] raw) throws IOException {
        return JsonReader.read(raw, PocketBaseLogItem::openData).value().orElse("");
    }
}
