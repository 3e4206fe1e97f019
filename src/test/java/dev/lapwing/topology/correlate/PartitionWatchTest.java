package dev.lapwing.topology.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.Correlating;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.Story;
import dev.lapwing.topology.Tasks;
import dev.lapwing.topology.record.ByGroup;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.setup.NodeNames;
import dev.lapwing.topology.setup.TopologySettings;
import dev.lapwing.topology.source.SourceLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said when rows of a keyed source lie, or may lie, on a second partition. */
class PartitionWatchTest {
    private static final String TOPIC = Topics.RAW_POCKETBASE.name();

    @TempDir
    private Path folder;

    @Test
    void aKeyedSourceOnTwoPartitionsIsToldOnceAndNamesBoth() {
        try (Correlating task = task(2, 0)) {
            hear(task, 1);
            hear(task, 0);
            hear(task, 0);

            assertThat(told(task)).singleElement().satisfies(row -> {
                assertThat(row.path("monitor").asText()).isEqualTo("source_scattered");
                assertThat(row.path("source").asText()).isEqualTo(Rows.INSTANCE);
                assertThat(row.path("reason").asText()).contains(TOPIC + "-1").contains(TOPIC + "-0");
            });
        }
    }

    @Test
    void aRestartTellsNothingThatWasTold() {
        try (Correlating task = task(2, 0)) {
            hear(task, 1);
            hear(task, 0);
            task.restart();
            hear(task, 0);

            assertThat(told(task)).isEmpty();
        }
    }

    @Test
    void onlyOneOfTheTasksSpeaks() {
        try (Correlating task = task(2, 1)) {
            hear(task, 1);
            hear(task, 0);

            assertThat(told(task)).isEmpty();
        }
    }

    @Test
    void anotherNumberOfPartitionsThanAtTheLastStartIsToldOnce() {
        try (Correlating task = task(2, 0)) {
            task.punctuate();
            List<JsonNode> first = told(task);
            task.restart(layout(4));
            task.punctuate();
            List<JsonNode> grown = told(task);
            task.restart();
            task.punctuate();

            assertThat(first).isEmpty();
            assertThat(grown).singleElement().satisfies(row -> {
                assertThat(row.path("monitor").asText()).isEqualTo("partitions_changed");
                assertThat(row.path("reason").asText()).startsWith(TOPIC + " had 2 partitions and has 4");
            });
            assertThat(told(task)).isEmpty();
        }
    }

    private Correlating task(int partitions, int task) {
        TopologySettings settings = Driven.settings(Story.rules(), folder, List.of(Driven.SHOP), 10);
        return new Correlating(Tasks.with(settings, settings.rules(), layout(partitions), 3), task);
    }

    private static SourceLayout layout(int partitions) {
        return new SourceLayout(List.of(Driven.SHOP), Map.of(TOPIC, partitions));
    }

    private static void hear(Correlating task, int partition) {
        WatermarkProgress at = new WatermarkProgress(100, 110, false, false);
        UpstreamProgress told =
                new UpstreamProgress(WatermarkKey.of(Rows.INSTANCE), new Upstream(TOPIC, partition), at);
        task.take(ByGroup.watermark(told, 0));
    }

    private static List<JsonNode> told(Correlating task) {
        return task.told(NodeNames.TELL_LATENESS).stream()
                .map(row -> OcsfSchema.read(row.value()))
                .toList();
    }
}
