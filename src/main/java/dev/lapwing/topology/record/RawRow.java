package dev.lapwing.topology.record;

import dev.lapwing.detect.watermark.Upstream;
import org.jspecify.annotations.Nullable;

/**
 * A record of a raw topic.
 *
 * @param arrived when it arrived there, milliseconds since the epoch
 * @param control whether it bears the header of a control row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RawRow(
        Upstream partition,
        long offset,
        long arrived,
        byte @Nullable [] key,
        byte @Nullable [] value,
        boolean control) {
    /** Where it stands: {@code topic-partition@offset}. */
    public String place() {
        return partition.topic() + "-" + partition.partition() + "@" + offset;
    }

    /** How many bytes are in it. */
    public int length() {
        return value == null ? 0 : value.length;
    }

    /** Says where the row is, never what is in it. */
    @Override
    public String toString() {
        return place();
    }
}
