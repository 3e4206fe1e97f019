package dev.lapwing.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.source.LagView;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What ingest tells of how far its partitions have come. */
class IngestWatermarksTest {
    private static final Upstream PARTITION = new Upstream(Topics.RAW_POCKETBASE.name(), 1);
    private static final Source KEYED = new Source("keyed", RowFormat.POCKETBASE, Duration.ofMillis(100), false);
    private static final Source SPREAD = new Source("spread", RowFormat.POCKETBASE, Duration.ofMillis(100), true);
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final LagView lag = new LagView();
    private final IngestWatermarks watermarks = new IngestWatermarks(IDLE, lag);

    private List<WatermarkProgress> news(long now) {
        return watermarks.news(now).stream().map(UpstreamProgress::progress).toList();
    }

    private static UpstreamProgress nothingOf(Source source) {
        return new UpstreamProgress(
                WatermarkKey.of(source.name()),
                PARTITION,
                new WatermarkProgress(Long.MIN_VALUE, Long.MIN_VALUE, true, false));
    }

    @Test
    void tellTheLargestTimeLessTheLatenessOnce() {
        watermarks.seen(KEYED, PARTITION, 5_000, 0);
        watermarks.seen(KEYED, PARTITION, 4_000, 0);

        assertThat(news(1)).containsExactly(new WatermarkProgress(4_900, 5_000, false, false));
        assertThat(news(2)).isEmpty();
    }

    @Test
    void tellTheSmallestTimeOfAnEventAndSayThatItIsTheSmallest() {
        boolean first = watermarks.event(KEYED, PARTITION, 5_000, 0);
        boolean later = watermarks.event(KEYED, PARTITION, 6_000, 0);
        boolean earlier = watermarks.event(KEYED, PARTITION, 4_000, 0);

        assertThat(List.of(first, later, earlier)).containsExactly(true, false, true);
        assertThat(news(1)).containsExactly(new WatermarkProgress(5_900, 6_000, false, false, 4_000));
    }

    @Test
    void tellAnEarlierFirstEventThoughTheWatermarkStandsStill() {
        watermarks.event(KEYED, PARTITION, 5_000, 0);
        news(1);
        watermarks.event(KEYED, PARTITION, 4_950, 1);

        assertThat(news(2)).containsExactly(new WatermarkProgress(4_900, 5_000, false, false, 4_950));
    }

    @Test
    void takeAControlRowForNoEvent() {
        watermarks.seen(KEYED, PARTITION, 5_000, 0);

        assertThat(news(1)).extracting(WatermarkProgress::first).containsExactly(WatermarkProgress.NO_EVENT);
    }

    @Test
    void tellTheEndWithItsHorizon() {
        watermarks.seen(KEYED, PARTITION, 5_000, 0);
        watermarks.ended(KEYED, PARTITION, OptionalLong.of(6_000), 0);

        assertThat(news(1)).containsExactly(new WatermarkProgress(5_900, 6_000, false, true));
    }

    @Test
    void callAPartitionIdleAfterTheTimeAtTheLogEndSpreadOrKeyed() {
        watermarks.seen(KEYED, PARTITION, 5_000, 0);
        watermarks.seen(SPREAD, PARTITION, 5_000, 0);
        lag.lags(Map.of(PARTITION, 0L));

        assertThat(news(IDLE.toMillis() - 1))
                .extracting(WatermarkProgress::idle)
                .containsExactly(false, false);
        assertThat(news(IDLE.toMillis())).extracting(WatermarkProgress::idle).containsExactly(true, true);
        watermarks.seen(SPREAD, PARTITION, 5_000, IDLE.toMillis() + 1);
        assertThat(news(IDLE.toMillis() + 1))
                .extracting(WatermarkProgress::idle)
                .containsExactly(false);
    }

    @Test
    void callNoPartitionIdleThatIsUnreadOrUnknown() {
        watermarks.seen(SPREAD, PARTITION, 5_000, 0);
        watermarks.seen(KEYED, PARTITION, 5_000, 0);

        assertThat(news(2 * IDLE.toMillis()))
                .extracting(WatermarkProgress::idle)
                .containsOnly(false);
        lag.lags(Map.of(PARTITION, 1L));
        assertThat(news(3 * IDLE.toMillis())).isEmpty();
    }

    @Test
    void callNoPartitionIdleBeforeItStoodAtItsEndForTheWholeTime() {
        watermarks.seen(KEYED, PARTITION, 5_000, 0);
        lag.lags(Map.of(PARTITION, 1L));
        news(IDLE.toMillis() - 1);
        lag.lags(Map.of(PARTITION, 0L));

        assertThat(news(IDLE.toMillis())).isEmpty();
        assertThat(news(2 * IDLE.toMillis() - 1))
                .extracting(WatermarkProgress::idle)
                .containsExactly(true);
    }

    @Test
    void callNoPartitionIdleAfterTheProcessItselfStoodStill() {
        watermarks.seen(KEYED, PARTITION, 5_000, 0);
        lag.lags(Map.of(PARTITION, 0L));
        news(1);

        assertThat(news(10 * IDLE.toMillis())).isEmpty();
    }

    @Test
    void sayAgainThatAPartitionIsIdleForTasksThatTookOverGroups() {
        watermarks.seen(KEYED, PARTITION, 5_000, 0);
        lag.lags(Map.of(PARTITION, 0L));
        news(IDLE.toMillis());

        assertThat(news(IDLE.toMillis() + 1)).isEmpty();
        assertThat(news(2 * IDLE.toMillis()))
                .extracting(WatermarkProgress::idle)
                .containsExactly(true);
    }

    @Test
    void takeAnEndBackWithTheNextEvent() {
        watermarks.ended(KEYED, PARTITION, OptionalLong.of(6_000), 0);
        news(1);

        watermarks.event(KEYED, PARTITION, 7_000, 2);

        assertThat(news(3)).containsExactly(new WatermarkProgress(6_900, 7_000, false, false, 7_000));
    }

    @Test
    void callAPartitionIdleOnWhichNothingEverCame() {
        SourceLayout layout = new SourceLayout(List.of(KEYED, SPREAD), Map.of(PARTITION.topic(), 2));
        watermarks.expect(layout, PARTITION.partition(), 0);
        lag.readToTheEnd(Set.of(PARTITION));

        assertThat(news(1)).extracting(WatermarkProgress::idle).containsExactly(false, false);
        assertThat(watermarks.news(IDLE.toMillis())).containsExactly(nothingOf(KEYED), nothingOf(SPREAD));
    }
}
