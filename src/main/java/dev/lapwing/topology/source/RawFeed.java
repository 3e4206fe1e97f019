package dev.lapwing.topology.source;

import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.RowKind;
import dev.lapwing.normalize.json.JsonRow;
import dev.lapwing.normalize.json.JsonShape;
import dev.lapwing.normalize.parse.RowParser;

/**
 * What comes of a source on one raw topic.
 *
 * @param kind what the rows are
 * @param parser reads them, for all tasks
 */
public record RawFeed(TopicSpec topic, RowKind kind, RowParser parser) {

    /** Rows in a known format, on the topic of that format. */
    static RawFeed of(RowFormat format) {
        return new RawFeed(topic(format), format.kind(), format.parser());
    }

    /** JSON rows of any kind. */
    static RawFeed json(JsonShape shape) {
        return new RawFeed(Topics.RAW_JSON, RowKind.EVENTS, new JsonRow(shape));
    }

    /** Whether it tells of a source what polls saw. */
    public boolean isPolls() {
        return kind.isPolls();
    }

    private static TopicSpec topic(RowFormat format) {
        return switch (format) {
            case DRILL, POCKETBASE -> Topics.RAW_POCKETBASE;
            case POCKETBASE_POLLS -> Topics.RAW_POCKETBASE_POLLS;
            case NEON_AUDIT -> Topics.RAW_NEON_AUDIT;
            case NEON_POLLS -> Topics.RAW_NEON_POLLS;
            case NEON_POSTGRES -> Topics.RAW_NEON_POSTGRES;
            case NEON_STORAGE -> Topics.RAW_NEON_STORAGE;
            case NEON_AUTH -> Topics.RAW_NEON_AUTH;
            case NEON_CLIENT -> Topics.RAW_NEON_CLIENT;
            case TEXT -> Topics.RAW_TEXT;
            case MONITOR -> Topics.RAW_JSON;
        };
    }
}
