package dev.lapwing.topology.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.source.SourceLayout;
import dev.lapwing.topology.source.SourceTimes;
import dev.lapwing.topology.store.ByteStore;
import dev.lapwing.topology.store.MemoryStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The time of a keyed source of which a row once lay on another partition. */
class WatermarkStoreTest {
    private static final WatermarkKey SHOP = WatermarkKey.of(Rows.INSTANCE);
    private static final Upstream HOME = new Upstream(Topics.RAW_POCKETBASE.name(), 0);
    private static final Upstream STRAY = new Upstream(Topics.RAW_POCKETBASE.name(), 1);
    private static final WatermarkProgress SILENT = new WatermarkProgress(Long.MIN_VALUE, Long.MIN_VALUE, false, false);

    private final ByteStore store = new MemoryStore();
    private WatermarkStore watermarks;

    @BeforeEach
    void start() {
        watermarks = again();
    }

    @Test
    void standsAfterARestartWhereItStoodBefore() {
        hear(STRAY, at(10));
        hear(HOME, at(100));

        watermarks = again();
        hear(HOME, at(100));

        assertThat(watermarks.of(SHOP)).isEqualTo(10);
        assertThat(watermarks.of(WatermarkStore.ALL)).isEqualTo(10);
    }

    @Test
    void goesOnWithoutTheStrayPartitionOnceThatIsIdle() {
        hear(STRAY, at(10));
        hear(HOME, at(100));

        hear(STRAY, new WatermarkProgress(10, 20, true, false));

        assertThat(watermarks.of(SHOP)).isEqualTo(100);
    }

    @Test
    void takesNoPartitionForIdleAfterARestartBeforeItIsToldAgain() {
        hear(STRAY, new WatermarkProgress(10, 20, true, false));
        hear(HOME, at(100));

        watermarks = again();
        hear(HOME, at(200));
        long before = watermarks.of(SHOP);
        hear(STRAY, new WatermarkProgress(Long.MIN_VALUE, Long.MIN_VALUE, true, false));

        assertThat(before).isEqualTo(100);
        assertThat(watermarks.of(SHOP)).isEqualTo(200);
    }

    @Test
    void doesNotWaitForAPartitionOnWhichTheSourceNeverWas() {
        hear(STRAY, SILENT);
        hear(HOME, at(100));
        hear(HOME, new WatermarkProgress(100, 110, false, true));

        assertThat(watermarks.of(SHOP)).isEqualTo(110);
        assertThat(watermarks.ended(SHOP)).isTrue();
    }

    @Test
    void namesTheOtherPartitionOnceWhenAKeyedSourceIsHeardOnASecondOne() {
        hear(HOME, at(100));

        assertThat(watermarks.elsewhere(told(HOME, at(101)))).isEmpty();
        assertThat(watermarks.elsewhere(told(STRAY, SILENT))).isEmpty();
        assertThat(watermarks.elsewhere(told(STRAY, at(10)))).isEqualTo(Optional.of(HOME));
        hear(STRAY, at(10));
        assertThat(watermarks.elsewhere(told(STRAY, at(11)))).isEmpty();
    }

    private void hear(Upstream upstream, WatermarkProgress progress) {
        watermarks.onWatermark(told(upstream, progress));
    }

    private WatermarkStore again() {
        SourceLayout layout = new SourceLayout(List.of(Driven.SHOP), Map.of(HOME.topic(), 2));
        WatermarkStore fresh = new WatermarkStore(store, layout, 1, new SourceTimes());
        fresh.restore();
        return fresh;
    }

    private static UpstreamProgress told(Upstream upstream, WatermarkProgress progress) {
        return new UpstreamProgress(SHOP, upstream, progress);
    }

    private static WatermarkProgress at(long watermark) {
        return new WatermarkProgress(watermark, watermark + 10, false, false);
    }
}
