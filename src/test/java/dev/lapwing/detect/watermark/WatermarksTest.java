package dev.lapwing.detect.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatermarksTest {
    private static final Upstream FIRST = new Upstream("raw", 0);
    private static final Upstream SECOND = new Upstream("raw", 1);

    private final Watermarks<String> spread = new Watermarks<>(instance -> Set.of(FIRST, SECOND));

    @Test
    void isTheSmallestOverAllUpstreams() {
        spread.onWatermark("shop", FIRST, at(100));
        spread.onWatermark("shop", SECOND, at(70));

        assertThat(spread.of("shop")).isEqualTo(70);
    }

    @Test
    void doesNotExistWhileAnUpstreamHasNotSpoken() {
        spread.onWatermark("shop", FIRST, at(100));

        assertThat(spread.of("shop")).isEqualTo(EventTimes.NONE);
    }

    @Test
    void doesNotExistWhileOnlyWhatGoesBesideHasSpoken() {
        Watermarks<String> watermarks = new Watermarks<>(instance -> Set.of(), SECOND::equals);
        watermarks.onWatermark("shop", SECOND, at(70));
        long before = watermarks.of("shop");
        watermarks.onWatermark("shop", FIRST, at(100));

        assertThat(before).isEqualTo(EventTimes.NONE);
        assertThat(watermarks.of("shop")).isEqualTo(70);
    }

    @Test
    void leavesOutAnIdleUpstreamWhileAnotherGoesOn() {
        spread.onWatermark("shop", SECOND, new WatermarkProgress(10, 20, true, false));
        spread.onWatermark("shop", FIRST, at(100));

        assertThat(spread.of("shop")).isEqualTo(100);
    }

    @Test
    void standsStillWhenAllUpstreamsAreIdle() {
        spread.onWatermark("shop", FIRST, at(50));
        spread.onWatermark("shop", SECOND, at(40));

        spread.onWatermark("shop", FIRST, new WatermarkProgress(90, 95, true, false));
        spread.onWatermark("shop", SECOND, new WatermarkProgress(90, 95, true, false));

        assertThat(spread.of("shop")).isEqualTo(40);
    }

    @Test
    void goesByTheOneUpstreamOfAKeyedInstanceThoughThatIsIdleAndSoIsWhatGoesBesideIt() {
        Watermarks<String> watermarks = new Watermarks<>(instance -> Set.of(), SECOND::equals);
        watermarks.onWatermark("shop", SECOND, at(70));
        watermarks.onWatermark("shop", FIRST, new WatermarkProgress(100, 110, true, false));
        watermarks.onWatermark("shop", SECOND, new WatermarkProgress(70, 80, true, false));

        assertThat(watermarks.of("shop")).isEqualTo(100);
    }

    @Test
    void neverGoesBackWhenAnIdleUpstreamWakesUpWithOldEvents() {
        spread.onWatermark("shop", SECOND, new WatermarkProgress(10, 20, true, false));
        spread.onWatermark("shop", FIRST, at(100));

        spread.onWatermark("shop", SECOND, at(30));

        assertThat(spread.of("shop")).isEqualTo(100);
    }

    @Test
    void takesTheOneUpstreamOfAKeyedInstanceAsItShowsItself() {
        Watermarks<String> keyed = new Watermarks<>(instance -> Set.of());

        keyed.onWatermark("shop", SECOND, at(5));

        assertThat(keyed.of("shop")).isEqualTo(5);
    }

    @Test
    void movesToTheLargestTimeWhenEveryUpstreamHasEnded() {
        spread.onWatermark("shop", FIRST, new WatermarkProgress(100, 130, false, true));
        assertThat(spread.ended("shop")).isFalse();

        spread.onWatermark("shop", SECOND, new WatermarkProgress(70, 150, false, true));

        assertThat(spread.ended("shop")).isTrue();
        assertThat(spread.of("shop")).isEqualTo(150);
    }

    @Test
    void isTheSmallestOverInstancesForARuleOverAllOfThem() {
        Watermarks<String> keyed = new Watermarks<>(instance -> Set.of());
        keyed.onWatermark("shop", FIRST, at(5));
        keyed.onWatermark("club", SECOND, at(3));

        assertThat(keyed.of(List.of("shop", "club"))).isEqualTo(3);
        assertThat(keyed.of(List.of("shop", "silent"))).isEqualTo(EventTimes.NONE);
    }

    @Test
    void theFirstEventIsTheEarliestOfAllUpstreamsEverSeen() {
        spread.onWatermark("shop", FIRST, new WatermarkProgress(100, 110, false, false, 70));
        spread.onWatermark("shop", SECOND, new WatermarkProgress(100, 110, false, false, 60));
        spread.onWatermark("shop", SECOND, new WatermarkProgress(200, 210, false, false, 205));

        assertThat(spread.first("shop")).isEqualTo(60);
        assertThat(spread.first("club")).isEqualTo(WatermarkProgress.NO_EVENT);
    }

    private static WatermarkProgress at(long watermark) {
        return new WatermarkProgress(watermark, watermark + 10, false, false);
    }
}
