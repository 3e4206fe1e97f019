package dev.lapwing.topology;

import dev.lapwing.normalize.RowFormat;
import java.time.Duration;

/**
 * One audited system, as the job reads it.
 *
 * @param name the instance: part of each of its events and of every group
 * @param format what its rows look like, which also names its raw topic
 * @param lateness how late an event may come and still count
 * @param spread whether its rows lie on all partitions of the topic; else they are keyed by the name, on one
 */
public record Source(String name, RowFormat format, Duration lateness, boolean spread) {
    public Source {
        if (name.isEmpty() || lateness.isNegative()) {
            throw new IllegalArgumentException("a source needs a name and a lateness of zero or more: " + name);
        }
    }

    /** The raw topic on which its rows come. */
    public TopicSpec topic() {
        return switch (format) {
            case POCKETBASE -> Topics.RAW_POCKETBASE;
            case NEON_AUDIT -> Topics.RAW_NEON_AUDIT;
            case MONITOR -> Topics.RAW_JSON;
        };
    }

    /** The watermark after an event of this time. */
    long watermarkAfter(long largestMillis) {
        return largestMillis - lateness.toMillis();
    }
}
