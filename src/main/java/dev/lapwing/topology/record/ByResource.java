package dev.lapwing.topology.record;

import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The records of the repartition by resource: what polls saw, and control rows between polls, as they came.
 *
 * <p>A record's key is the resource: the name of the source for its log. Its header {@code place} says where it stood on
 * the raw topic, which is where the evidence of an alert is to be found; its own place here is deleted once it was read.
 */
public final class ByResource {
    /** Fixed once the repartition is made; a source says little here, whatever it writes. */
    public static final int PARTITIONS = 4;

    private static final String PLACE = "place";

    private ByResource() {}

    public static Record<byte[], byte[]> record(Source source, RawRow row, long now) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(PLACE, row.place().getBytes(StandardCharsets.UTF_8));
        byte[] key = source.name().getBytes(StandardCharsets.UTF_8);
        return new Record<>(key, row.value(), now, headers);
    }

    /** Where the record stood on the raw topic. */
    public static String place(Record<byte[], byte[]> record) {
        Header place = record.headers().lastHeader(PLACE);
        if (place == null) {
            throw new IllegalArgumentException("a record by resource without a place");
        }
        return new String(place.value(), StandardCharsets.UTF_8);
    }

    /** The upstream that the polls of a source are for its instance. */
    public static Upstream upstream(Source source) {
        byte[] key = source.name().getBytes(StandardCharsets.UTF_8);
        return new Upstream(Topics.BY_RESOURCE, ByGroup.partitionOf(key, PARTITIONS));
    }

    /**
     * Word that a source has polls on their way here: its watermark has to wait for what they tell. Without it, a job that
     * has a backlog to read would be far ahead when the first of them arrives.
     */
    public static UpstreamProgress announcement(Source source) {
        WatermarkProgress nothingYet = new WatermarkProgress(EventTimes.NONE, EventTimes.NONE, false, false);
        return new UpstreamProgress(WatermarkKey.of(source.name()), upstream(source), nothingYet);
    }

    /** All partitions through which polls come, raw ones first. */
    public static List<Upstream> way(SourceLayout layout) {
        List<Upstream> way = new ArrayList<>();
        for (String raw : layout.pollTopics()) {
            for (int partition = 0; partition < layout.partitions(raw); partition++) {
                way.add(new Upstream(raw, partition));
            }
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            way.add(new Upstream(Topics.BY_RESOURCE, partition));
        }
        return way;
    }

    public static StreamPartitioner<byte[], byte[]> partitioner() {
        return (topic, key, value, partitions) -> Optional.of(Set.of(ByGroup.partitionOf(key, partitions)));
    }
}
