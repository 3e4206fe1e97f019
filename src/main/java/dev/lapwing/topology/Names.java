package dev.lapwing.topology;

/**
 * Names of the nodes, beside the topics and the stores in {@link Topics}.
 *
 * <p>They are a contract: internal topics and stored state are found by them.
 */
final class Names {
    static final String READ_ROWS = "read-rows";
    static final String INGEST_ROWS = "ingest-rows";
    /** The entrance of the repartition, as Kafka Streams names it. */
    static final String TO_GROUPS = Topics.BY_GROUP + "-repartition-filter";

    static final String TO_RESOURCES = Topics.BY_RESOURCE + "-repartition-filter";

    static final String WRITE_DEAD_LETTERS = "write-dead-letters";
    static final String TELL_MONITOR = "tell-monitor";

    static final String JUDGE_POSTURE = "judge-posture";
    /** The way from there into the repartition by group. */
    static final String SEND_POSTURE = "send-posture";

    static final String CORRELATE_GROUPS = "correlate-groups";
    /** The way back into the repartition, for correlations that name others. */
    static final String TO_HIGHER_GROUPS = "send-higher";

    static final String WRITE_ALERTS = "write-alerts";
    static final String WRITE_LATE = "write-late";
    static final String TELL_LATENESS = "tell-lateness";

    private Names() {}
}
