package dev.lapwing.kafka;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic as it is created.
 *
 * @param name its full name, with version
 * @param partitions how many it gets
 * @param retention how long records stay; empty where only the latest of each key does (compaction)
 * @param use who needs it
 */
public record TopicSpec(String name, Partitions partitions, Optional<Duration> retention, Use use) {
    /** The largest record of the job's own topics. A group's newest signals are one: more than Kafka allows unless told. */
    public static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

    /** How the number of partitions is chosen; it is fixed once a topic is made. */
    public enum Partitions {
        /** As many as asked for: records are keyed by instance or by alert. */
        MANY,
        /** One: few records, or an order over all of them. */
        ONE
    }

    /** What a topic is for. */
    public enum Use {
        /** The job reads it. */
        READ,
        /** The job writes it. */
        WRITTEN,
        /** The notifier's: what people say to it, and what it notes of its work. The job does without. */
        NOTIFIED
    }

    /** What the job reads: raw rows of one source format. */
    static TopicSpec raw(String format, int days, Use use) {
        return new TopicSpec("lapwing.raw." + format + ".v1", Partitions.MANY, Optional.of(Duration.ofDays(days)), use);
    }

    static TopicSpec kept(String name, Partitions partitions, int days, Use use) {
        return new TopicSpec("lapwing." + name + ".v1", partitions, Optional.of(Duration.ofDays(days)), use);
    }

    static TopicSpec compacted(String name) {
        return new TopicSpec("lapwing." + name + ".v1", Partitions.ONE, Optional.empty(), Use.NOTIFIED);
    }

    /** {@code delete} or {@code compact}. */
    public String cleanupPolicy() {
        return retention.isPresent() ? TopicConfig.CLEANUP_POLICY_DELETE : TopicConfig.CLEANUP_POLICY_COMPACT;
    }
}
