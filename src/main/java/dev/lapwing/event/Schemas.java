package dev.lapwing.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The log sources that Lapwing knows and the fields of each. */
public final class Schemas {
    private static final String[] POCKETBASE = {
        "status_id",
        "src_endpoint.ip",
        "src_endpoint.subnet",
        "actor.user.uid",
        "actor.user.name",
        "actor.user.type",
        "http_request.http_method",
        "http_request.url.path",
        "http_request.url.query_string",
        "http_request.user_agent",
        "http_request.referrer",
        "http_response.code",
        "pocketbase.action",
        "pocketbase.collection",
        "pocketbase.record_id",
        "pocketbase.outcome",
        "pocketbase.error",
        "pocketbase.details",
        "pocketbase.auth",
        "pocketbase.page",
        "pocketbase.per_page",
        "pocketbase.filter",
        "pocketbase.exec_time",
        "pocketbase.meta",
        "pocketbase.message",
        "pocketbase.level",
        "pocketbase.remote_ip",
        "pocketbase.truncated",
        "pocketbase.guessed",
        "pocketbase.claimed",
        "user.email_addr"
    };

    /** Names that SigmaHQ's web server rules use for the same fields. */
    private static final Map<String, String> WEBSERVER = Map.of(
            "c-ip", "src_endpoint.ip",
            "cs-method", "http_request.http_method",
            "c-uri", "http_request.url.path",
            "cs-uri-stem", "http_request.url.path",
            "cs-uri-query", "http_request.url.query_string",
            "sc-status", "http_response.code",
            "c-useragent", "http_request.user_agent",
            "cs-user-agent", "http_request.user_agent",
            "cs-referer", "http_request.referrer");

    /** A row of PocketBase's request log. */
    public static final Schema POCKETBASE_REQUEST = Schema.of(
                    new LogSource("pocketbase", "request", "webserver"), POCKETBASE)
            .withAliases(WEBSERVER)
            .withOpen("pocketbase.meta", "pocketbase.details", "pocketbase.claimed");

    /** Any other row of PocketBase's log: what the application and its hooks write. */
    public static final Schema POCKETBASE_APP = Schema.of(new LogSource("pocketbase", "app", ""), POCKETBASE)
            .withOpen("pocketbase.meta", "pocketbase.details", "pocketbase.claimed");

    private static final String[] CONFIG = {
        "resources.type",
        "resources.uid",
        "resources.name",
        "pocketbase.collection",
        "config.path",
        "config.before",
        "config.after",
        "config.effect",
        "config.audience",
        "config.standing",
        "config.inferred"
    };

    /** A setting or an access rule of a PocketBase that has changed, or that stands as it should not. */
    public static final Schema POCKETBASE_CONFIG = Schema.of(new LogSource("pocketbase", "config", ""), CONFIG);

    /** A setting or an access rule of a PocketBase that is not as it was approved. */
    public static final Schema POCKETBASE_DRIFT = Schema.of(new LogSource("pocketbase", "drift", ""), CONFIG);

    /** Something of a Neon organisation that has changed, or that stands as it should not. */
    public static final Schema NEON_CONFIG = Schema.of(
            new LogSource("neon", "config", ""),
            "src_endpoint.ip",
            "src_endpoint.subnet",
            "actor.user.uid",
            "actor.user.name",
            "resources.type",
            "resources.uid",
            "resources.name",
            "cloud.project_uid",
            "config.path",
            "config.before",
            "config.after",
            "config.effect",
            "config.audience",
            "config.standing",
            "config.inferred",
            "neon.org_id",
            "neon.branch_id",
            "neon.lineage",
            "neon.spread",
            "neon.count",
            "neon.role",
            "neon.email_domain",
            "user.email_addr");

    /** An operation of a Neon project that was not seen before, or not in this state. */
    public static final Schema NEON_OPERATION = Schema.of(
            new LogSource("neon", "operation", ""),
            "status_id",
            "api.operation",
            "cloud.project_uid",
            "neon.branch_id",
            "neon.endpoint_id",
            "neon.status",
            "neon.failures",
            "neon.lineage");

    /** What a Neon project used in an hour. */
    public static final Schema NEON_CONSUMPTION = Schema.of(
            new LogSource("neon", "consumption", ""),
            "cloud.project_uid",
            "neon.hour",
            "neon.transfer_bytes",
            "neon.private_transfer_bytes",
            "neon.compute_seconds");

    /** A row of Neon's console and API audit log. */
    public static final Schema NEON_AUDIT = Schema.of(
                    new LogSource("neon", "audit", ""),
                    "status_id",
                    "actor.user.uid",
                    "actor.user.name",
                    "actor.user.type",
                    "actor.session.uid",
                    "api.operation",
                    "cloud.project_uid",
                    "http_request.http_method",
                    "http_request.url.path",
                    "http_request.url.query_string",
                    "http_response.code",
                    "neon.auth_method",
                    "neon.branch_id",
                    "neon.request_body",
                    "neon.resource_ids")
            .withOpen("neon.request_body", "neon.resource_ids");

    /** A request to Neon's object storage, or a change of its buckets. */
    public static final Schema NEON_STORAGE = Schema.of(
            new LogSource("neon", "storage", ""),
            "status_id",
            "src_endpoint.ip",
            "src_endpoint.subnet",
            "actor.user.type",
            "api.operation",
            "cloud.project_uid",
            "databucket.name",
            "http_request.http_method",
            "http_response.code",
            "neon.access_key_id",
            "neon.branch_id",
            "neon.bytes",
            "neon.object_key");

    /** An event that Neon Auth tells by webhook: of the users of the application behind it, not of Neon's console. */
    public static final Schema NEON_AUTH = Schema.of(
            new LogSource("neon", "auth", ""),
            "src_endpoint.ip",
            "src_endpoint.subnet",
            "actor.user.uid",
            "actor.user.email_addr",
            "http_request.user_agent",
            "user.uid",
            "user.name",
            "user.email_addr",
            "user.phone_number",
            "neon.event_type",
            "neon.otp_type",
            "neon.link_type",
            "neon.auth_provider",
            "neon.delivery_preference",
            "neon.endpoint_id",
            "neon.project_name",
            "neon.organization_id");

    /** What a client of Neon's wrote when it was refused. */
    public static final Schema NEON_CLIENT = Schema.of(
            new LogSource("neon", "client", ""),
            "status_id",
            "src_endpoint.ip",
            "src_endpoint.subnet",
            "actor.user.name",
            "database.name",
            "neon.endpoint_id",
            "neon.error_kind",
            "neon.host",
            "neon.message",
            "neon.role",
            "neon.service");

    private static final String[] POSTGRES = {
        "status_id",
        "src_endpoint.ip",
        "src_endpoint.subnet",
        "actor.user.name",
        "actor.app_name",
        "actor.session.uid",
        "cloud.project_uid",
        "database.name",
        "neon.endpoint_id",
        "pg.host",
        "pg.severity",
        "pg.message",
        "pg.sqlstate",
        "pg.audit_type",
        "pg.class",
        "pg.command",
        "pg.object",
        "pg.object_type",
        "pg.statement"
    };

    /** A line of a Postgres server's log. */
    public static final Schema POSTGRES_SERVER = Schema.of(new LogSource("postgresql", "server", ""), POSTGRES);

    /** What pgAudit says of one statement. */
    public static final Schema POSTGRES_AUDIT = Schema.of(new LogSource("postgresql", "pgaudit", ""), POSTGRES);

    /** What Lapwing says of itself and of its sources. */
    public static final Schema MONITOR = Schema.of(
            new LogSource("lapwing", "monitor", ""),
            "monitor.kind",
            "monitor.source",
            "monitor.count",
            "monitor.place",
            "monitor.reason");

    /** A credential that stood in a row of any source; the instance is that source. */
    public static final Schema LEAK = Schema.of(
            new LogSource("lapwing", "leak", ""), "leak.kind", "leak.fingerprint", "leak.known_as", "leak.place");

    /** A row of a drill: it looks like one of PocketBase, and no rule for PocketBase sees it. */
    public static final Schema DRILL = Schema.of(new LogSource("lapwing", "drill", ""), POCKETBASE)
            .withOpen("pocketbase.meta", "pocketbase.details", "pocketbase.claimed");

    private static final List<Schema> ALL = List.of(
            POCKETBASE_REQUEST,
            POCKETBASE_APP,
            POCKETBASE_CONFIG,
            POCKETBASE_DRIFT,
            NEON_CONFIG,
            NEON_OPERATION,
            NEON_CONSUMPTION,
            NEON_AUDIT,
            NEON_STORAGE,
            NEON_AUTH,
            NEON_CLIENT,
            POSTGRES_SERVER,
            POSTGRES_AUDIT,
            MONITOR,
            LEAK,
            DRILL);

    private Schemas() {}

    /** All known schemas. */
    public static List<Schema> all() {
        return ALL;
    }

    /** The schema of a log source, by product and service. */
    public static Optional<Schema> of(String product, String service) {
        return ALL.stream()
                .filter(schema -> schema.source().product().equals(product))
                .filter(schema -> schema.source().service().equals(service))
                .findFirst();
    }
}
