package dev.lapwing.normalize.neon;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.EventIdentity;
import dev.lapwing.normalize.parse.IpNormalizer;
import dev.lapwing.normalize.parse.JsonReader;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.text.SafeText;
import dev.lapwing.text.TextHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line that an application or a pooler wrote.
 *
 * @param collected when it was collected; null where nobody says
 * @param service what wrote it; may be empty
 * @param host where; may be empty
 * @param json its members, where it is JSON
 */
record ClientLine(
        String text, @Nullable Long collected, String service, String host, JsonReader.Read<JsonMembers> json) {
    /** How much of a line is looked at. */
    static final int MAX_TEXT = 65_536;

    static final String NO_TIME = "no time with its zone, neither in the text nor beside it";
    static final Normalized ORDINARY = new Normalized.Ignored("ordinary output of an application");
    private static final int MAX_MESSAGE = 1000;
    private static final int MAX_NAME = 255;
    private static final int HASH_BYTES = 16;

    private static final Schema SCHEMA = Schemas.NEON_CLIENT;
    private static final int STATUS_ID = SCHEMA.slot("status_id");
    private static final int ADDRESS = SCHEMA.slot("src_endpoint.ip");
    private static final int NETWORK = SCHEMA.slot("src_endpoint.subnet");
    private static final int ACTOR = SCHEMA.slot("actor.user.name");
    private static final int DATABASE = SCHEMA.slot("database.name");
    private static final int ENDPOINT = SCHEMA.slot("neon.endpoint_id");
    private static final int KIND = SCHEMA.slot("neon.error_kind");
    private static final int HOST = SCHEMA.slot("neon.host");
    private static final int MESSAGE = SCHEMA.slot("neon.message");
    private static final int ROLE = SCHEMA.slot("neon.role");
    private static final int SERVICE = SCHEMA.slot("neon.service");

    /** A line with what stood beside it; its own JSON says its service and host where nothing else does. */
    static ClientLine of(String whole, @Nullable Long collected, String service, String host) {
        String text = SafeText.cut(whole, MAX_TEXT);
        JsonReader.Read<JsonMembers> json = JsonMembers.in(text);
        return new ClientLine(
                text,
                collected,
                service.isEmpty() ? json.value().said("name") : service,
                host.isEmpty() ? json.value().said("hostname") : host,
                json);
    }

    /** The error that it tells of, if it does. */
    Optional<ClientError> error() {
        return json.value().isEmpty() ? ClientError.in(text) : ClientError.in(json.value(), text);
    }

    /**
     * What it is.
     *
     * @param origin the bytes that it came as, for its id
     */
    Normalized event(byte[] origin, String instance) {
        Normalized read = error().map(error -> event(error, origin, instance)).orElse(ORDINARY);
        return json.mended() ? read.mended() : read;
    }

    private Normalized event(ClientError error, byte[] origin, String instance) {
        Long own = json.value().isEmpty()
                ? LineTime.atStart(text)
                : LineTime.of(json.value().values().get("time"));
        Long time = own == null ? collected : own;
        if (time == null) {
            return new Normalized.Rejected("time", NO_TIME);
        }
        @Nullable Object[] values = new EventIdentity(instance, id(origin, instance), time).values(SCHEMA);
        values[STATUS_ID] = 2L;
        values[ADDRESS] = IpNormalizer.canonical(error.address());
        values[NETWORK] = IpNormalizer.network((String) values[ADDRESS]);
        values[ROLE] = name(error.role());
        values[ACTOR] = values[ROLE];
        values[DATABASE] = name(error.database());
        values[ENDPOINT] = error.endpoint();
        values[KIND] = error.kind().word();
        values[HOST] = name(host);
        values[SERVICE] = name(service);
        values[MESSAGE] = SafeText.within(error.message(), MAX_MESSAGE);
        return new Normalized.Accepted(new AuditEvent(SCHEMA, values));
    }

    private static String id(byte[] origin, String instance) {
        MessageDigest digest = TextHash.sha256();
        TextHash.part(digest, instance.getBytes(StandardCharsets.UTF_8));
        TextHash.part(digest, origin);
        return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }

    /** Two long names that differ stay two: the rest of one is told by a hash. */
    private static @Nullable String name(@Nullable String name) {
        return name == null || name.isEmpty() ? null : SafeText.bounded(name, MAX_NAME, MAX_NAME / 2);
    }
}
