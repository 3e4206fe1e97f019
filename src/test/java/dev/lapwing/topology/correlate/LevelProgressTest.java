package dev.lapwing.topology.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.Story;
import dev.lapwing.topology.Tasks;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.setup.TopologySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task says of its levels: never more than its groups are settled. */
class LevelProgressTest {
    private static final WatermarkKey SHOP = WatermarkKey.of(Rows.INSTANCE);
    private static final long NOON = Rows.NOON.toEpochMilli();
    /** The rules of the story whose episodes are counted wait for five minutes at most. */
    private static final long WAIT = Duration.ofMinutes(5).toMillis();

    private final List<UpstreamProgress> told = new ArrayList<>();

    @TempDir
    private Path folder;

    private WatermarkStore clocks;
    private LevelProgress levels;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void start() {
        var context = Tasks.context(new TaskId(1, 0));
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Topics.GROUPS), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        TopologySettings settings = Driven.settings(Story.rules(), folder, List.of(Driven.SHOP), 10);
        clocks = new WatermarkStore(store, settings.layout(), 2, settings.times());
        levels = new LevelProgress(clocks, GroupShapes.of(Story.rules()), WatermarkStore.task(1), told::add);
        clocks.hear(
                new UpstreamProgress(SHOP, new Upstream("raw", 0), new WatermarkProgress(NOON, NOON, false, false)));
    }

    @Test
    void nextLevelComesAsFarAsTheLongestWaitBehindWhatIsWorkedOff() {
        clocks.passed(SHOP, NOON + 1);
        levels.tell(SHOP);

        assertThat(told).containsExactly(at(SHOP.above(), NOON - WAIT));
    }

    @Test
    void saysNothingForAllInstancesWhileOneOfThemIsNotWorkedOff() {
        clocks.passed(WatermarkStore.ALL, NOON + 1);
        levels.tell(WatermarkStore.ALL);

        assertThat(told).isEmpty();
    }

    @Test
    void comesForAllInstancesAsFarAsTheSlowestOfThem() {
        clocks.passed(WatermarkStore.ALL, NOON + 1);
        clocks.passed(SHOP, NOON - 60_000 + 1);
        levels.tell(WatermarkStore.ALL);

        assertThat(told).containsExactly(at(WatermarkStore.ALL.above(), NOON - 60_000 - WAIT));
    }

    @Test
    void saysTheSameThingOnce() {
        clocks.passed(SHOP, NOON + 1);
        levels.tell(SHOP);
        levels.tell(SHOP);

        assertThat(told).hasSize(1);
    }

    @Test
    void nothingEndsForAllInstancesBeforeTheGroupsOfEachHaveEnded() {
        clocks.passed(SHOP, NOON + 1);
        levels.finished(WatermarkStore.ALL);
        levels.tell(WatermarkStore.ALL);

        assertThat(told).noneMatch(progress -> progress.progress().ended());
    }

    private static UpstreamProgress at(WatermarkKey clock, long time) {
        return new UpstreamProgress(clock, WatermarkStore.task(1), new WatermarkProgress(time, time, false, false));
    }
}
