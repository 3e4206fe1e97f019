package dev.lapwing.topology.job;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.Cluster;
import dev.lapwing.topology.JobMain;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic that takes less than the job may write is told before the job starts, not by its end. */
@Tag("broker")
class TopicRoomTest {
    private final Cluster cluster = new Cluster();

    @TempDir
    private Path folder;

    @BeforeEach
    void make() throws Exception {
        cluster.make(1);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void topicsThatTakeTooLittleAreNamedWithWhatTheyNeed() throws Exception {
        cluster.makeInternal("lapwing", 1);
        String changelog = Topics.internal("lapwing").get(1);
        cluster.set(Topics.ALERTS.name(), "max.message.bytes", "500000");
        cluster.set(changelog, "max.message.bytes", "1048588");

        assertThatThrownBy(() -> LapwingJob.start(JobMain.settings(cluster.address(), false, folder, Map.of())))
                .isInstanceOf(CannotRun.class)
                .hasMessage("Kafka at %s cannot be used: max.message.bytes is too small for what the job may write:"
                                .formatted(cluster.address())
                        + " lapwing.alerts.v1 (500000, needs 1010240), "
                        + changelog + " (1048588, needs 8333312).");
    }
}
