package dev.lapwing.topology.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JobSettingsTest {
    /** A demo that took events for bytes found other episodes than a replay: a hundred rows filled a group. */
    @Test
    void theMemoryOfGroupsIsInBytesAndNoNumberOfEvents() {
        assertThatThrownBy(() -> new JobSettings.Bounds(1, 512, 200_000, 2_000))
                .hasMessage("200000 bytes are too few for the groups of a job");
    }

    @Test
    void otherPartitionsLeaveTheMemoryAsItIs() {
        assertThat(JobSettings.Bounds.USUAL.withPartitions(1).groupBytes())
                .isEqualTo(JobSettings.Bounds.USUAL.groupBytes());
    }
}
