package dev.lapwing.topology.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.Story;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import dev.lapwing.topology.source.SourceTimes;
import dev.lapwing.topology.store.MemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a task says of its levels: never more than its groups are settled. */
class LevelProgressTest {
    private static final WatermarkKey SHOP = WatermarkKey.of(Rows.INSTANCE);
    private static final Source SOURCE = new Source(Rows.INSTANCE, RowFormat.POCKETBASE, Duration.ofMinutes(11), false);
    private static final long NOON = Rows.NOON.toEpochMilli();
    /** The rules of the story whose episodes are counted wait for five minutes at most. */
    private static final long WAIT = Duration.ofMinutes(5).toMillis();

    private WatermarkStore watermarks;
    private LevelProgress levels;

    @BeforeEach
    void start() {
        SourceLayout layout = new SourceLayout(List.of(SOURCE), Map.of());
        watermarks = new WatermarkStore(new MemoryStore(), layout, 2, new SourceTimes());
        levels = new LevelProgress(watermarks, GroupShapes.of(Story.rules()), WatermarkStore.task(1));
        watermarks.onWatermark(
                new UpstreamProgress(SHOP, new Upstream("raw", 0), new WatermarkProgress(NOON, NOON, false, false)));
    }

    @Test
    void nextLevelComesAsFarAsTheLongestWaitBehindWhatIsWorkedOff() {
        watermarks.passed(SHOP, NOON + 1);
        List<UpstreamProgress> told = levels.pendingUpdates(SHOP);

        assertThat(told).containsExactly(at(SHOP.above(), NOON - WAIT));
    }

    @Test
    void saysNothingForAllInstancesWhileOneOfThemIsNotWorkedOff() {
        watermarks.passed(WatermarkStore.ALL, NOON + 1);
        List<UpstreamProgress> told = levels.pendingUpdates(WatermarkStore.ALL);

        assertThat(told).isEmpty();
    }

    @Test
    void comesForAllInstancesAsFarAsTheSlowestOfThem() {
        watermarks.passed(WatermarkStore.ALL, NOON + 1);
        watermarks.passed(SHOP, NOON - 60_000 + 1);
        List<UpstreamProgress> told = levels.pendingUpdates(WatermarkStore.ALL);

        assertThat(told).containsExactly(at(WatermarkStore.ALL.above(), NOON - 60_000 - WAIT));
    }

    @Test
    void saysTheSameThingOnce() {
        watermarks.passed(SHOP, NOON + 1);
        List<UpstreamProgress> once = levels.pendingUpdates(SHOP);
        List<UpstreamProgress> again = levels.pendingUpdates(SHOP);

        assertThat(once).hasSize(1);
        assertThat(again).isEmpty();
    }

    @Test
    void nothingEndsForAllInstancesBeforeTheGroupsOfEachHaveEnded() {
        watermarks.passed(SHOP, NOON + 1);
        levels.finished(WatermarkStore.ALL);
        List<UpstreamProgress> told = levels.pendingUpdates(WatermarkStore.ALL);

        assertThat(told).noneMatch(progress -> progress.progress().ended());
    }

    private static UpstreamProgress at(WatermarkKey watermarkKey, long time) {
        return new UpstreamProgress(
                watermarkKey, WatermarkStore.task(1), new WatermarkProgress(time, time, false, false));
    }
}
