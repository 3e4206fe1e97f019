package dev.lapwing.topology.setup;

import dev.lapwing.kafka.Topics;

/**
 * Names of the nodes, beside the topics and the stores in {@link Topics}.
 *
 * <p>They are a contract: internal topics and stored state are found by them.
 */
public final class NodeNames {
    public static final String READ_ROWS = "read-rows";
    public static final String INGEST_ROWS = "ingest-rows";
    /** The entrance of the repartition, as Kafka Streams names it. */
    public static final String TO_GROUPS = Topics.BY_GROUP + "-repartition-filter";

    public static final String TO_RESOURCES = Topics.BY_RESOURCE + "-repartition-filter";

    public static final String WRITE_DEAD_LETTERS = "write-dead-letters";
    public static final String TELL_MONITOR = "tell-monitor";

    public static final String JUDGE_POSTURE = "judge-posture";
    /** The way from there into the repartition by group. */
    public static final String SEND_POSTURE = "send-posture";

    public static final String CORRELATE_GROUPS = "correlate-groups";
    /** The way back into the repartition, for correlations that name others. */
    public static final String TO_HIGHER_GROUPS = "send-higher";

    /** The way from there into the repartition by incident, as Kafka Streams names it. */
    public static final String TO_INCIDENTS = Topics.BY_INCIDENT + "-repartition-filter";

    public static final String JOIN_INCIDENTS = "join-incidents";
    public static final String WRITE_ALERTS = "write-alerts";
    public static final String WRITE_INCIDENTS = "write-incidents";
    public static final String WRITE_LATE = "write-late";
    public static final String TELL_LATENESS = "tell-lateness";

    private NodeNames() {}
}
