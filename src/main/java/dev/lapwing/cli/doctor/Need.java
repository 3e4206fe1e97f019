package dev.lapwing.cli.doctor;

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
    PLACES("where addresses are", "name a places.database", "Name a places.database in lapwing.yml."),
    MEMBER("data.%s of its rows", "send data.%s", "Let whoever ships the rows leave data.%s in them."),
    FIELD("a row with %s", "log %s", "Let the source log %s."),
    CONNECTOR(
            "what polls see: no connector of Lapwing's polls such a source",
            "-",
            "Not to be had: no connector of Lapwing's polls such a source."),
    LEVEL(
            "rows of a level below logs.minLevel",
            "lower logs.minLevel",
            "Set logs.minLevel to -4 in PocketBase's settings, for rows of the level DEBUG."),
    OTHER("events that no source of this kind has", "-", "Not to be had: no source of this kind has such events.");

    private final String what;
    private final String brief;
    private final String change;

    Need(String what, String brief, String change) {
        this.what = what;
        this.brief = brief;
        this.change = change;
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
        return this != CONNECTOR && this != OTHER;
    }
}
