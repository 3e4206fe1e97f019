package dev.lapwing.connect.neon.config;

/** What the keys of the connector are for. */
final class NeonKeyDocs {
    private NeonKeyDocs() {}

    /** The documentation of one of the {@link NeonKeys}. */
    static String of(String key) {
        return switch (key) {
            case NeonKeys.SOURCE ->
                "Name of this Neon: the key of all its records, and the name by which Lapwing knows it.";
            case NeonKeys.API_KEY ->
                "API key that reads: an organisation's, made by an admin, shows most. It is never used to change anything.";
            case NeonKeys.ORG -> "Organisations of which everything is read. Needed where projects is not set.";
            case NeonKeys.PROJECTS -> "Projects that are read, beside those of org. Needed where org is not set.";
            case NeonKeys.URL -> "Address of Neon's API.";
            case NeonKeys.FINGERPRINT_KEY ->
                "Secret by which replaced secrets are told apart, at least 16 bytes: the same as the job's.";
            case NeonKeys.POLL_INTERVAL -> "How often everything is read that can be within requests.per.minute.";
            case NeonKeys.FULL_INTERVAL ->
                "How often everything is sent anew although it is unchanged, so that a slice of the topic has what it builds upon.";
            case NeonKeys.REQUEST_TIMEOUT -> "How long a whole answer of Neon may take.";
            case NeonKeys.REQUESTS_PER_MINUTE ->
                "How many requests are made in a minute at most. Neon allows 700 for everybody who uses the organisation's keys.";
            case NeonKeys.BATCH_ROWS -> "How many rows are handed to Connect at once, and so go into one transaction.";
            case NeonKeys.TOPIC -> "Topic for what the polls saw.";
            case NeonKeys.STORAGE_LOGS ->
                "Whether the logs of Object Storage are read, of each branch that has buckets.";
            case NeonKeys.STORAGE_TOPIC -> "Topic for the rows of these logs.";
            default -> throw new IllegalArgumentException("no key of the connector: " + key);
        };
    }
}
