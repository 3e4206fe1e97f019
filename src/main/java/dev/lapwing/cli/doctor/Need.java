package dev.lapwing.cli.doctor;

import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import java.util.Map;
import java.util.Optional;

/** What rules need that a source may lack, what is easiest to provide first. */
enum Need {
    SWITCHED_OFF(
            "the rules that are switched off",
            "switch rules on",
            "Take the rules off the list rules.off in lapwing.yml."),
    ACCOUNTS(
            "which account makes a request (authId)",
            "turn on logs.logAuthId",
            "Turn on logs.logAuthId in PocketBase's settings."),
    ADDRESSES(
            "where a request comes from (userIP, remoteIP)",
            "turn on logs.logIP",
            "Turn on logs.logIP in PocketBase's settings."),
    LOGGED(
            "all requests: settings.logs keeps some or all of them out of the log",
            "log all requests",
            "Set logs.minLevel to 0 and logs.maxDays to 5 or more in PocketBase's settings."),
    ROWS("any row of its log", "let its log come in", "Let the log come in: by lapwing sources, or by a shipper."),
    HOOK(
            "what the hook adds to a row (meta)",
            "install the hook",
            "Install the hook of deploy/pocketbase in PocketBase's pb_hooks."),
    HASH_KEY(
            "a hash of the account that a login names (meta.idh)",
            "give the hook its key",
            "Give the hook a LAPWING_HASH_KEY of 16 characters or more."),
    POLLS(
            "what polls of the log see",
            "poll its log",
            "Let lapwing sources fetch the log; with files, name those of its polls too."),
    SETTINGS(
            "the settings, as polls read them",
            "let polls read settings",
            "Let polls read the settings: in mode api as a superuser, or from data.db beside the log's file."),
    COLLECTIONS(
            "the collections and their rules, as polls read them",
            "poll in mode api",
            "Fetch the log in mode api, as a superuser, so that polls read the collections."),
    PROBES(
            "probes: requests of Lapwing's own that must come back as rows",
            "let polls send probes",
            "Let the connector probe: give the source its url, and no probe: 0s."),
    FILE(
            "which file the log's database is",
            "poll in mode sqlite",
            "Fetch the log in mode sqlite, on PocketBase's own host."),
    NEON_POLLS(
            "what Neon's API answers",
            "poll Neon's API",
            "Let lapwing sources poll Neon's API: org and api.key in lapwing.yml."),
    NEON_CLIENT(
            "what your applications write when Neon refuses them",
            "ship clients' errors",
            "Ship the database errors of your applications: they alone tell of refused passwords and addresses."),
    NEON_AUTH(
            "webhooks of Neon Auth",
            "take webhooks",
            "Let lapwing sources take the webhooks of Neon Auth: auth.url in lapwing.yml."),
    NEON_STORAGE(
            "logs of Neon's object storage",
            "poll storage logs",
            "Let lapwing sources poll the logs of object storage: storage.logs in lapwing.yml."),
    NEON_POSTGRES(
            "lines of Postgres",
            "export Postgres' log",
            "Export the log of Postgres from Neon to a Collector (its plan Scale): docs/shippers.md."),
    NEON_PGAUDIT(
            "records of pgAudit",
            "turn on pgAudit",
            "Turn on pgAudit: with HIPAA by the project's audit_log_level, in a Postgres of your own as an extension."),
    NEON_AUDIT(
            "rows of the audit log",
            "ask for audit rows",
            "Ask Neon's support for the audit rows (organisations with HIPAA have them) and lay them into audit.folder."),
    PLACES("where addresses are", "name a places.database", "Name a places.database in lapwing.yml."),
    MEMBER("data.%s of its rows", "send data.%s", "Let whoever ships the rows leave data.%s in them."),
    FIELD("a row with %s", "log %s", "Let the source log %s."),
    CONNECTOR(
            "what polls see: no connector of Lapwing's polls such a source",
            "-",
            "Not to be had: no connector of Lapwing's polls such a source."),
    NO_LOG(
            "a log that two looks at it could compare",
            "-",
            "Not to be had: Neon has no log at which one could look twice."),
    LEVEL(
            "rows of a level below logs.minLevel",
            "lower logs.minLevel",
            "Set logs.minLevel to -4 in PocketBase's settings, for rows of the level DEBUG."),
    OTHER("events that no source of this kind has", "-", "Not to be had: no source of this kind has such events.");

    private static final Map<Schema, Need> WINDOWS = Map.of(
            Schemas.NEON_CONFIG, NEON_POLLS,
            Schemas.NEON_OPERATION, NEON_POLLS,
            Schemas.NEON_CONSUMPTION, NEON_POLLS,
            Schemas.NEON_CLIENT, NEON_CLIENT,
            Schemas.NEON_AUTH, NEON_AUTH,
            Schemas.NEON_STORAGE, NEON_STORAGE,
            Schemas.POSTGRES_SERVER, NEON_POSTGRES,
            Schemas.POSTGRES_AUDIT, NEON_PGAUDIT,
            Schemas.NEON_AUDIT, NEON_AUDIT);

    private final String what;
    private final String brief;
    private final String change;

    Need(String what, String brief, String change) {
        this.what = what;
        this.brief = brief;
        this.change = change;
    }

    /** What opens the window of Neon's through which events of a kind come; empty for those of others. */
    static Optional<Need> ofWindow(Schema schema) {
        return Optional.ofNullable(WINDOWS.get(schema));
    }

    /** What there is to be seen with it. */
    String what(String field) {
        return what.replace("%s", field);
    }

    /** The change that provides it, in a few words. */
    String brief(String field) {
        return brief.replace("%s", field);
    }

    /** The change that provides it, as a sentence. */
    String change(String field) {
        return change.replace("%s", field);
    }

    /** Whether anything provides it. */
    boolean canBeMet() {
        return this != CONNECTOR && this != NO_LOG && this != OTHER;
    }
}
