package dev.lapwing.topology.correlate;

import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.event.MonitorKind;
import dev.lapwing.normalize.MonitorRow;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees when rows of a source that is keyed by its name lie, or may lie, on more than one partition. */
final class PartitionWatch {
    private static final Logger LOGGER = LoggerFactory.getLogger(PartitionWatch.class);

    private final SourceLayout layout;
    private final WatermarkStore watermarks;
    private final PartitionCounts counts;

    PartitionWatch(SourceLayout layout, WatermarkStore watermarks, PartitionCounts counts) {
        this.layout = layout;
        this.watermarks = watermarks;
        this.counts = counts;
    }

    /** What is to be told when the source of this word was so far heard on another partition. */
    Optional<MonitorRow> scattered(UpstreamProgress told, long now) {
        String source = told.watermarkKey().instance();
        return watermarks.elsewhere(told).map(other -> {
            String here = place(told.upstream());
            LOGGER.atWarn()
                    .addKeyValue("source", source)
                    .addKeyValue("topic", told.upstream().topic())
                    .addKeyValue("partition", told.upstream().partition())
                    .log("keyed source on a second partition");
            return row(
                    MonitorKind.SOURCE_SCATTERED,
                    source,
                    here,
                    "its rows lie on " + place(other) + " and on " + here,
                    now);
        });
    }

    /** What is to be told of topics whose number of partitions is another one than it was. */
    List<MonitorRow> changed(long now) {
        return counts.changes().stream()
                .flatMap(change -> layout.rowsOn(change.topic()).stream()
                        .filter(source -> !source.spread())
                        .map(source -> changed(source, change, now)))
                .toList();
    }

    private static MonitorRow changed(Source source, PartitionCounts.Change change, long now) {
        LOGGER.atWarn()
                .addKeyValue("source", source.name())
                .addKeyValue("topic", change.topic())
                .log("number of partitions changed");
        String reason = "%s had %d partitions and has %d: its rows may now lie on another one than before"
                .formatted(change.topic(), change.before(), change.now());
        return row(MonitorKind.PARTITIONS_CHANGED, source.name(), change.topic(), reason, now);
    }

    private static MonitorRow row(MonitorKind kind, String source, String place, String reason, long now) {
        String id = kind.word() + ":" + source + ":" + place + ":" + now;
        return new MonitorRow(kind, Instant.ofEpochMilli(now), id, source, 1, place, reason);
    }

    private static String place(Upstream upstream) {
        return upstream.topic() + "-" + upstream.partition();
    }
}
