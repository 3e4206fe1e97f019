package dev.lapwing.connect.pocketbase.config;

/** What the keys of the connector are for. */
final class KeyDocs {
    private KeyDocs() {}

    /** The documentation of one of the {@link PocketBaseKeys}. */
    static String of(String key) {
        return switch (key) {
            case PocketBaseKeys.SOURCE ->
                "Name of this PocketBase: the key of all its records, and the name by which Lapwing knows it.";
            case PocketBaseKeys.MODE ->
                "How the log is read: over PocketBase's API as a superuser, or from its database file on the same host.";
            case PocketBaseKeys.VERSION ->
                "Version of PocketBase, such as 0.40.4: it is passed on, and compared with what the server shows.";
            case PocketBaseKeys.FINGERPRINT_KEY ->
                "Secret by which replaced secrets are told apart, at least 16 bytes: the same as the job's.";
            case PocketBaseKeys.URL -> "Address of PocketBase. Needed in mode api; in mode sqlite only for probes.";
            case PocketBaseKeys.TOKEN ->
                "A superuser's token that does not need to be renewed, made by impersonating the superuser.";
            case PocketBaseKeys.IDENTITY ->
                "E-mail address of a superuser, together with password and instead of token.";
            case PocketBaseKeys.PASSWORD -> "Password of that superuser.";
            case PocketBaseKeys.FILE -> "Path of PocketBase's pb_data/auxiliary.db. Needed in mode sqlite.";
            case PocketBaseKeys.POLL_INTERVAL -> "How often the log is looked at.";
            case PocketBaseKeys.REPORT_INTERVAL ->
                "How often a poll is reported to polls.topic, and progress to topic, although nothing happens.";
            case PocketBaseKeys.SETTINGS_INTERVAL ->
                "How often settings, collections and the rows of each hour are read; besides, at once when a row tells of a change. In mode api the first two are themselves rows of the log.";
            case PocketBaseKeys.PROBE_INTERVAL ->
                "How often a harmless request is made whose row must then come; 0 for never.";
            case PocketBaseKeys.REQUEST_TIMEOUT -> "How long a whole answer of PocketBase may take.";
            case PocketBaseKeys.OVERLAP_ROWS ->
                "How many rows each look reads at least, so that what was seen before is seen again.";
            case PocketBaseKeys.BATCH_ROWS ->
                "How many rows are handed to Connect at once, and so go into one transaction.";
            case PocketBaseKeys.START -> "Whether a first start sends the rows that are there.";
            case PocketBaseKeys.TOPIC -> "Topic for the rows of the log.";
            case PocketBaseKeys.POLLS_TOPIC -> "Topic for what the polls saw.";
            case PocketBaseKeys.PARTITIONING ->
                "Whether all rows go to the partition of the source's name, or over all partitions of topic; the same as in the job's sources.";
            case PocketBaseKeys.PARTITIONS -> "How many partitions topic has. Needed with partitioning spread.";
            default -> throw new IllegalArgumentException("no key of the connector: " + key);
        };
    }
}
