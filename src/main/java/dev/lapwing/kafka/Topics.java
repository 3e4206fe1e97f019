package dev.lapwing.kafka;

import static dev.lapwing.kafka.TopicSpec.Partitions.MANY;
import static dev.lapwing.kafka.TopicSpec.Partitions.ONE;
import static dev.lapwing.kafka.TopicSpec.Use.NOTIFIED;
import static dev.lapwing.kafka.TopicSpec.Use.READ;
import static dev.lapwing.kafka.TopicSpec.Use.WRITTEN;

import dev.lapwing.kafka.TopicSpec.Use;
import java.util.List;

/** Every topic of Lapwing, and the names that Kafka Streams derives for those it makes itself. */
public final class Topics {
    public static final TopicSpec RAW_POCKETBASE = TopicSpec.raw("pocketbase", 7, READ);
    /** What polls saw of the logs of the first topic, a month of it: it tells what was changed before anybody looked. */
    public static final TopicSpec RAW_POCKETBASE_POLLS = TopicSpec.raw("pocketbase-polls", 30, READ);

    public static final TopicSpec RAW_NEON_AUDIT = TopicSpec.raw("neon-audit", 7, READ);
    /** What Neon's API answered, a month of it. */
    public static final TopicSpec RAW_NEON_POLLS = TopicSpec.raw("neon-polls", 30, READ);

    public static final TopicSpec RAW_NEON_POSTGRES = TopicSpec.raw("neon-postgres", 7, READ);
    public static final TopicSpec RAW_NEON_STORAGE = TopicSpec.raw("neon-storage", 7, READ);
    public static final TopicSpec RAW_NEON_AUTH = TopicSpec.raw("neon-auth", 7, READ);
    public static final TopicSpec RAW_NEON_CLIENT = TopicSpec.raw("neon-client", 7, READ);
    /** Lines of any text, in which credentials are looked for. */
    public static final TopicSpec RAW_TEXT = TopicSpec.raw("text", 7, READ);
    /** Any JSON, Lapwing's own monitor events among it. */
    public static final TopicSpec RAW_JSON = TopicSpec.raw("json", 7, READ);

    /** What baselines are taught from history, keyed by group. */
    public static final TopicSpec LEARNED = TopicSpec.kept("learned", MANY, 7, READ);

    /** Not compacted: who slept must see each alert's opening. */
    public static final TopicSpec ALERTS = TopicSpec.kept("alerts", MANY, 90, WRITTEN);

    /** Not compacted either. */
    public static final TopicSpec INCIDENTS = TopicSpec.kept("incidents", MANY, 90, WRITTEN);

    public static final TopicSpec LATE = TopicSpec.kept("late", ONE, 14, WRITTEN);
    public static final TopicSpec DEAD_LETTERS = TopicSpec.kept("dead-letters", ONE, 14, WRITTEN);
    /** What each process of the job says of itself: whether it lives, and what it counted. */
    public static final TopicSpec STATUS = TopicSpec.kept("status", ONE, 2, WRITTEN);

    public static final TopicSpec MUTES = TopicSpec.compacted("mutes");
    public static final TopicSpec RESOLUTIONS = TopicSpec.compacted("resolutions");
    public static final TopicSpec DELIVERIES = TopicSpec.compacted("deliveries");
    public static final TopicSpec UNDELIVERED = TopicSpec.kept("undelivered", ONE, 30, NOTIFIED);

    public static final List<TopicSpec> ALL = List.of(
            RAW_POCKETBASE,
            RAW_POCKETBASE_POLLS,
            RAW_NEON_AUDIT,
            RAW_NEON_POLLS,
            RAW_NEON_POSTGRES,
            RAW_NEON_STORAGE,
            RAW_NEON_AUTH,
            RAW_NEON_CLIENT,
            RAW_TEXT,
            RAW_JSON,
            LEARNED,
            ALERTS,
            INCIDENTS,
            LATE,
            DEAD_LETTERS,
            STATUS,
            MUTES,
            RESOLUTIONS,
            DELIVERIES,
            UNDELIVERED);

    /** The default of {@code streams.application.id}: the consumer group, and what internal names begin with. */
    public static final String APPLICATION_ID = "lapwing";

    /** The repartition by group, without the parts that Kafka Streams adds. */
    public static final String BY_GROUP = "by-group";

    /** The repartition by resource, without the parts that Kafka Streams adds. */
    public static final String BY_RESOURCE = "by-resource";

    /** The repartition by incident, without the parts that Kafka Streams adds. */
    public static final String BY_INCIDENT = "by-incident";

    /** The store of the groups; renaming it loses its state. */
    public static final String GROUPS = "groups";

    /** The store of what is known of resources; renaming it loses its state. */
    public static final String RESOURCES = "resources";

    /** The store of the alerts that make incidents; renaming it loses its state. */
    public static final String INCIDENT_ALERTS = "incident-alerts";

    private static final String REPARTITION = "-repartition";

    private Topics() {}

    /** What must exist before the job starts; Kafka Streams makes its internal topics itself. */
    public static List<TopicSpec> needed() {
        return ALL.stream().filter(topic -> topic.use() != Use.NOTIFIED).toList();
    }

    /** What the notifier reads and writes, beside others. */
    public static List<String> notifier() {
        return List.of(ALERTS, MUTES, RESOLUTIONS, DELIVERIES, UNDELIVERED, STATUS).stream()
                .map(TopicSpec::name)
                .toList();
    }

    /** The topics that Kafka Streams makes for an application of this id. */
    public static List<String> internal(String applicationId) {
        return List.of(
                repartition(applicationId, BY_GROUP),
                applicationId + "-" + GROUPS + "-changelog",
                repartition(applicationId, BY_RESOURCE),
                applicationId + "-" + RESOURCES + "-changelog",
                repartition(applicationId, BY_INCIDENT),
                applicationId + "-" + INCIDENT_ALERTS + "-changelog");
    }

    /** The topic behind a repartition. */
    public static String repartition(String applicationId, String name) {
        return applicationId + "-" + name + REPARTITION;
    }

    /** What the ids of the job's transactions begin with. */
    public static String transactionalIdPrefix(String applicationId) {
        return applicationId + "-";
    }
}
