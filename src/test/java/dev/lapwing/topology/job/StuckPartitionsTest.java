package dev.lapwing.topology.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.watermark.Upstream;
import org.junit.jupiter.api.Test;

class StuckPartitionsTest {
    private static final Upstream RAW = new Upstream("raw", 0);
    private static final long PATIENCE = StuckPartitions.PATIENCE.toMillis();

    private final StuckPartitions stuck = new StuckPartitions();

    @Test
    void findsThatWhatGrowsIsNotReadUntilItIs() {
        stuck.stuck(RAW, 5, 6, 0);
        stuck.stuck(RAW, 5, 7, 1_000);

        assertThat(stuck.all(1_000 + PATIENCE - 1)).isFalse();
        assertThat(stuck.all(1_000 + PATIENCE)).isTrue();

        stuck.stuck(RAW, 6, 8, 2_000 + PATIENCE);

        assertThat(stuck.all(3_000 + PATIENCE)).isFalse();
    }

    @Test
    void leavesOneAloneThatWaitsForItsTurnBehindAnother() {
        stuck.stuck(RAW, 5, 6, 0);
        stuck.stuck(RAW, 5, 7, 1_000);
        stuck.stuck(new Upstream("raw", 1), 1, 900, 0);
        stuck.stuck(new Upstream("raw", 1), 300, 900, PATIENCE);

        assertThat(stuck.all(1_000 + PATIENCE)).isFalse();
    }

    @Test
    void leavesOneAloneToWhichNothingComes() {
        stuck.stuck(RAW, 5, 6, 0);
        stuck.stuck(RAW, 5, 6, 2 * PATIENCE);

        assertThat(stuck.all(3 * PATIENCE)).isFalse();
    }
}
