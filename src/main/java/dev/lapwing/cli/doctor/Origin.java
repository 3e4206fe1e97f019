package dev.lapwing.cli.doctor;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.FieldPath;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the value of a field depends on.
 *
 * @param gap what is missing where the field is
 * @param rows what rows show it, in the plural
 * @param shows whether a row could show it
 * @param proof the field that is there exactly where the field could be: a query is only there where somebody sent one,
 *     but its path always is
 */
record Origin(Gap gap, String rows, Predicate<AuditEvent> shows, String proof) {
    private static final Schema REQUEST = Schemas.POCKETBASE_REQUEST;
    private static final int AUTH = REQUEST.slot("pocketbase.auth");
    private static final int LEVEL = REQUEST.slot("pocketbase.level");
    private static final int ERROR = REQUEST.slot("pocketbase.error");
    private static final FieldPath KIND_OF_NOTE = path("pocketbase.meta.k");
    private static final long LEVEL_OF_ERRORS = 8;

    private static final Origin ACCOUNT = new Origin(
            Gap.of(Need.ACCOUNTS),
            "requests of somebody signed in",
            event -> event.value(AUTH) instanceof String auth && !auth.isEmpty(),
            "actor.user.uid");
    private static final Origin ADDRESS = always(Gap.of(Need.ADDRESSES), "src_endpoint.ip");
    private static final Origin HOOK = always(Gap.of(Need.HOOK), "pocketbase.meta.route");
    private static final Origin HASH = new Origin(
            Gap.of(Need.HASH_KEY),
            "logins that the hook noted",
            event -> "pw".equals(event.value(KIND_OF_NOTE)),
            "pocketbase.meta.idh");
    private static final Origin ERROR_TEXT = new Origin(
            member("error"),
            "requests that ended in an error",
            event -> event.value(LEVEL) instanceof Long level && level >= LEVEL_OF_ERRORS,
            "pocketbase.error");
    private static final Origin DETAILS = new Origin(
            member("details"),
            "logins that were refused",
            event -> "Failed to authenticate.".equals(event.value(ERROR)),
            "pocketbase.details");
    private static final Origin URL = always(member("url"), "http_request.url.path");
    private static final Origin STATUS = always(member("status"), "http_response.code");
    private static final Origin WHO = always(member("auth"), "pocketbase.auth");

    private static final Set<String> OF_URL = Set.of(
            "http_request.url.path",
            "http_request.url.query_string",
            "pocketbase.action",
            "pocketbase.collection",
            "pocketbase.record_id",
            "pocketbase.page",
            "pocketbase.per_page",
            "pocketbase.filter",
            "pocketbase.claimed");

    private static final Map<String, Origin> OTHERS = Map.ofEntries(
            Map.entry("actor.user.uid", ACCOUNT),
            Map.entry("src_endpoint.ip", ADDRESS),
            Map.entry("src_endpoint.subnet", ADDRESS),
            Map.entry("pocketbase.remote_ip", ADDRESS),
            Map.entry("pocketbase.error", ERROR_TEXT),
            Map.entry("pocketbase.guessed", ERROR_TEXT),
            Map.entry("user.email_addr", ERROR_TEXT),
            Map.entry("pocketbase.details", DETAILS),
            Map.entry("http_response.code", STATUS),
            Map.entry("status_id", STATUS),
            Map.entry("pocketbase.outcome", STATUS),
            Map.entry("pocketbase.auth", WHO),
            Map.entry("actor.user.type", WHO),
            Map.entry("http_request.http_method", always(member("method"), "http_request.http_method")),
            Map.entry("http_request.user_agent", always(member("userAgent"), "http_request.user_agent")),
            Map.entry("http_request.referrer", always(member("referer"), "http_request.referrer")),
            Map.entry("pocketbase.exec_time", always(member("execTime"), "pocketbase.exec_time")));

    /** Fields that every row of Neon's audit log has. */
    private static final Set<String> NEON = Set.of(
            "actor.user.uid",
            "api.operation",
            "http_request.http_method",
            "http_request.url.path",
            "http_response.code",
            "neon.auth_method",
            "status_id");

    /** On what a field depends that may be missing; empty where it is there whenever there are events of its kind. */
    static Optional<Origin> of(Schema schema, String field) {
        if (schema.anyField()) {
            return Optional.of(new Origin(
                    new Gap(Need.FIELD, field),
                    "rows",
                    event -> event.value(schema.find(field).orElseThrow()) != null,
                    field));
        }
        if (schema == Schemas.NEON_AUDIT && NEON.contains(field)) {
            return Optional.of(always(new Gap(Need.FIELD, field), field));
        }
        return schema == REQUEST ? ofRequest(field) : Optional.empty();
    }

    private static Optional<Origin> ofRequest(String field) {
        if (field.equals("pocketbase.meta.idh")) {
            return Optional.of(HASH);
        }
        if (field.equals("pocketbase.meta") || field.startsWith("pocketbase.meta.")) {
            return Optional.of(HOOK);
        }
        if (OF_URL.contains(field) || field.startsWith("pocketbase.claimed.")) {
            return Optional.of(URL);
        }
        return Optional.ofNullable(field.startsWith("pocketbase.details.") ? DETAILS : OTHERS.get(field));
    }

    /** What a gap in the members of a row is called. */
    static Gap member(String name) {
        return new Gap(Need.MEMBER, name);
    }

    /** The fields that others depend on, whether rules look at them or not. */
    static Set<String> basics(Schema schema) {
        return schema == REQUEST ? Set.of("pocketbase.error", "pocketbase.meta.route") : Set.of();
    }

    private static Origin always(Gap gap, String proof) {
        return new Origin(gap, "rows", event -> true, proof);
    }

    private static FieldPath path(String field) {
        return REQUEST.find(field).orElseThrow();
    }
}
