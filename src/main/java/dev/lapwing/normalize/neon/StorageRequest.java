package dev.lapwing.normalize.neon;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.EventIdentity;
import dev.lapwing.normalize.parse.IpNormalizer;
import dev.lapwing.normalize.parse.JsonReader;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * One request in the log of Neon's object storage.
 *
 * @param timeMillis when it was; null where the row has no time
 * @param message the JSON text that says what was asked
 * @param service {@code neon-storage/} and the bucket
 * @param scope {@code neon.storage.} and the operation
 * @param project empty where it is not told
 * @param branch empty where it is not told
 */
record StorageRequest(
        @Nullable Long timeMillis, String message, String service, String scope, String project, String branch) {
    private static final String SERVICE = "neon-storage/";
    private static final String SCOPE = "neon.storage.";
    private static final String SOURCE = "storage";
    private static final int MAX_ID = 255;
    private static final long MIN_STATUS = 100;
    private static final long MAX_STATUS = 999;
    private static final long FIRST_REFUSAL = 400;

    private static final Schema SCHEMA = Schemas.NEON_STORAGE;
    private static final int STATUS_ID = SCHEMA.slot("status_id");
    private static final int ADDRESS = SCHEMA.slot("src_endpoint.ip");
    private static final int NETWORK = SCHEMA.slot("src_endpoint.subnet");
    private static final int ACTOR_TYPE = SCHEMA.slot("actor.user.type");
    private static final int OPERATION = SCHEMA.slot("api.operation");
    private static final int PROJECT = SCHEMA.slot("cloud.project_uid");
    private static final int BUCKET = SCHEMA.slot("databucket.name");
    private static final int METHOD = SCHEMA.slot("http_request.http_method");
    private static final int CODE = SCHEMA.slot("http_response.code");
    private static final int KEY_ID = SCHEMA.slot("neon.access_key_id");
    private static final int BRANCH = SCHEMA.slot("neon.branch_id");
    private static final int BYTES = SCHEMA.slot("neon.bytes");
    private static final int OBJECT_KEY = SCHEMA.slot("neon.object_key");

    /** Whether these are the members of an item of Neon's log query API. */
    static boolean isItem(JsonMembers row) {
        return row.text("timestamp") != null
                && row.text("source") != null
                && row.has("message")
                && row.has("scope_name");
    }

    /** Whether a service is the object storage. */
    static boolean isStorage(String service) {
        return service.startsWith(SERVICE);
    }

    /** What an item of the log query API is. */
    static Normalized of(JsonMembers row, NeonPath path, String instance) {
        if (!row.said("source").equals(SOURCE)) {
            return new Normalized.Ignored("a log of something else than the object storage");
        }
        String project = path.project() == null ? row.said("project_id") : path.project();
        String branch = path.branch() == null ? row.said("branch_id") : path.branch();
        return new StorageRequest(
                        Timestamps.millis(row.said("timestamp")),
                        row.said("message"),
                        row.said("service_name"),
                        row.said("scope_name"),
                        project,
                        branch.isEmpty() && row.said("entity_id").startsWith("br-") ? row.said("entity_id") : branch)
                .event(instance);
    }

    /** What it is. */
    Normalized event(String instance) {
        if (timeMillis == null) {
            return new Normalized.Rejected("timestamp", "no time like 2006-01-02T15:04:05.000Z");
        }
        JsonReader.Read<JsonMembers> read = JsonMembers.in(message);
        JsonMembers request = read.value();
        if (request.isEmpty()) {
            return new Normalized.Rejected("message", "not the text of a JSON object");
        }
        String id = request.said("request_id");
        if (id.isEmpty() || id.length() > MAX_ID) {
            return new Normalized.Rejected("request_id", "no text, or longer than " + MAX_ID + " characters");
        }
        Long code = request.number("http_status");
        if (code == null || code < MIN_STATUS || code > MAX_STATUS) {
            return new Normalized.Rejected("http_status", "no number of three digits");
        }
        AuditEvent event = event(request, code, new EventIdentity(instance, id, timeMillis));
        return new Normalized.Accepted(event, read.mended());
    }

    private AuditEvent event(JsonMembers request, long code, EventIdentity identity) {
        @Nullable Object[] values = identity.values(SCHEMA);
        values[STATUS_ID] = code < FIRST_REFUSAL ? 1L : 2L;
        values[ADDRESS] = IpNormalizer.canonical(request.text("remote_ip"));
        values[NETWORK] = IpNormalizer.network((String) values[ADDRESS]);
        // Without a key it is an anonymous read of a public bucket, or somebody who never signed.
        values[KEY_ID] = request.text("access_key_id");
        values[ACTOR_TYPE] = values[KEY_ID] == null ? null : "API key";
        values[OPERATION] = without(SCOPE, scope);
        values[PROJECT] = text(project);
        values[BUCKET] = without(SERVICE, service);
        values[METHOD] = request.text("operation");
        values[CODE] = code;
        values[BRANCH] = text(branch);
        values[BYTES] = request.number("bytes");
        values[OBJECT_KEY] = request.text("object_key");
        return new AuditEvent(SCHEMA, values);
    }

    private static @Nullable String without(String prefix, String text) {
        return text(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
    }

    private static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }
}
