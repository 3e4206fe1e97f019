package dev.lapwing.topology.source;

import dev.lapwing.ingest.RowSource;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.json.JsonRow;
import dev.lapwing.normalize.json.JsonShape;
import dev.lapwing.normalize.parse.RowParser;
import dev.lapwing.posture.pocketbase.Approval;
import java.time.Duration;
import java.util.Optional;

/**
 * One audited system, as the job reads it.
 *
 * @param name the instance: part of each of its events and of every group
 * @param topic the raw topic on which its rows come
 * @param parser reads its rows, for all tasks
 * @param lateness how late an event may come and still count
 * @param spread whether its rows lie on all partitions of the topic; else they are keyed by the name, on one
 * @param approval how it may be configured, where somebody says so
 */
public record Source(
        String name, TopicSpec topic, RowParser parser, Duration lateness, boolean spread, Approval approval) {
    public Source {
        if (name.isEmpty() || lateness.isNegative()) {
            throw new IllegalArgumentException("a source needs a name and a lateness of zero or more: " + name);
        }
    }

    /** A source whose rows are in a known format. */
    public Source(String name, RowFormat format, Duration lateness, boolean spread) {
        this(name, topic(format), format.parser(), lateness, spread, Approval.NONE);
    }

    /** A source whose rows are JSON of any kind. */
    public static Source json(String name, JsonShape shape, Duration lateness, boolean spread) {
        return new Source(name, Topics.RAW_JSON, new JsonRow(shape), lateness, spread, Approval.NONE);
    }

    /** The same source, of which somebody says how it may be configured. */
    public Source approved(Approval approved) {
        return new Source(name, topic, parser, lateness, spread, approved);
    }

    /** Whether it is Lapwing itself, or its drills. */
    public boolean isOurs() {
        return SourceLayout.isOurs(name);
    }

    /** The topic on which its connector tells what its polls saw, where there is one. */
    public Optional<TopicSpec> polls() {
        return topic.equals(Topics.RAW_POCKETBASE) && !isOurs()
                ? Optional.of(Topics.RAW_POCKETBASE_POLLS)
                : Optional.empty();
    }

    /** How its rows on a topic are read. Connectors of before mark no control row; where only they write, they are believed. */
    public RowSource readFrom(String topicName) {
        boolean onlyOurTools = polls().isPresent() || isOurs();
        return new RowSource(
                name,
                parser,
                pollsAreOn(topicName),
                name.equals(SourceLayout.MONITOR_NAME),
                onlyOurTools ? RowSource.Unmarked.PROGRESS : RowSource.Unmarked.NONE);
    }

    /** Whether a topic is that of its polls. */
    boolean pollsAreOn(String topicName) {
        return polls().filter(spec -> spec.name().equals(topicName)).isPresent();
    }

    /** The watermark after an event of this time. */
    public long watermarkAfter(long largestMillis) {
        return largestMillis - lateness.toMillis();
    }

    private static TopicSpec topic(RowFormat format) {
        return switch (format) {
            case DRILL, POCKETBASE -> Topics.RAW_POCKETBASE;
            case NEON_AUDIT -> Topics.RAW_NEON_AUDIT;
            case MONITOR -> Topics.RAW_JSON;
            case POCKETBASE_POLLS -> throw new IllegalArgumentException("polls tell of a source and are none");
        };
    }
}
