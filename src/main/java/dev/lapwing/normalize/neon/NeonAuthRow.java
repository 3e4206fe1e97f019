package dev.lapwing.normalize.neon;

import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.JsonReader;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.ObjectRow;
import dev.lapwing.normalize.parse.RowParser;
import java.util.List;

/**
 * Webhooks of Neon Auth: a request as a receiver writes it down, with its headers and its body as a text, or a body
 * alone; and requests that Lapwing's receiver refused. What tells of the delivery (when it came, which attempt it was)
 * is left behind, so that three attempts are one event.
 */
public final class NeonAuthRow implements RowParser {
    @Override
    public Normalized parse(byte[] row, String instance) {
        return ObjectRow.read(row, parser -> read(JsonMembers.of(JsonReader.value(parser)), row, instance));
    }

    @Override
    public List<Schema> schemas() {
        return List.of(Schemas.NEON_AUTH);
    }

    private static Normalized read(JsonMembers row, byte[] bytes, String instance) {
        if (RefusedWebhook.isRefusal(row)) {
            return RefusedWebhook.of(row, bytes, instance);
        }
        if (AuthEvent.isBody(row)) {
            return AuthEvent.of(row, instance);
        }
        if (!row.has("received_at") || !row.has("body")) {
            return new Normalized.Rejected("row", "no webhook of Neon Auth");
        }
        JsonReader.Read<JsonMembers> body = row.object("body").isEmpty()
                ? JsonMembers.in(row.said("body"))
                : new JsonReader.Read<>(row.object("body"), false);
        if (!AuthEvent.isBody(body.value())) {
            return new Normalized.Rejected("body", "no event_id, event_type and timestamp");
        }
        Normalized event = AuthEvent.of(body.value(), instance);
        return body.mended() ? event.mended() : event;
    }
}
