package dev.lapwing.topology.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.FinalEpisodes;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.topology.Cluster;
import dev.lapwing.topology.Polls;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.Yesterday;
import dev.lapwing.topology.metrics.JobCounter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job of today on what a job of an earlier version left: it goes on with it as that one would have. */
@Tag("broker")
class UpgradeTest {
    private static final byte[] END = new ControlRow.End(OptionalLong.empty()).toBytes();

    private final Cluster cluster = new Cluster();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        cluster.close();
    }

    private void leave(List<Yesterday.Kept> records) throws Exception {
        cluster.make(1);
        cluster.makeInternal(Yesterday.APPLICATION, Yesterday.TASKS);
        records.forEach(record -> cluster.send(record.topicOf(), record.partition(), record.key(), record.value()));
        cluster.flush();
    }

    private void send(TopicSpec topic, byte[] value) {
        cluster.send(topic, null, Rows.bytes(Rows.INSTANCE), value);
    }

    private void end(TopicSpec topic) {
        cluster.sendControl(topic, null, Rows.bytes(Rows.INSTANCE), END);
    }

    @Test
    void openAlertsOfVersion4cb314eGoOnAndEnd() throws Exception {
        leave(Yesterday.of("4cb314e"));

        try (LapwingJob job = LapwingJob.start(Yesterday.settings(cluster.address(), folder))) {
            send(Topics.RAW_POCKETBASE, Rows.bytes(Yesterday.failure("today", 170, "203.0.113.7")));
            send(Topics.RAW_POCKETBASE_POLLS, Rows.bytes(Polls.saw(Rows.NOON.plus(Duration.ofHours(1)), "f149")));
            end(Topics.RAW_POCKETBASE);
            end(Topics.RAW_POCKETBASE_POLLS);
            cluster.flush();
            FinalEpisodes found = cluster.alertsOnce(
                    seen -> seen.stillOpen() == 0 && seen.ended().size() >= 5);

            assertThat(found.openings()).isEqualTo(5);
            assertThat(found.ended())
                    .extracting(episode -> episode.rule() + " " + episode.count())
                    .containsExactlyInAnyOrder("burst 152", "programs 152", "burst 4", "programs 4", "wave 2");
            assertThat(found.duplicates()).isZero();
            assertThat(found.missing()).isZero();
            assertThat(job.counters().of(JobCounter.TOO_LATE)).isZero();
        }
    }

    @Test
    void stateOfALaterVersionEndsTheJobWithASentence() throws Exception {
        List<Yesterday.Kept> later = Yesterday.of("4cb314e").stream()
                .map(kept -> kept.key().length > 0 && kept.key()[0] == 'h' ? kept.inFormat(9) : kept)
                .toList();
        leave(later);

        try (LapwingJob job = LapwingJob.start(Yesterday.settings(cluster.address(), folder))) {
            assertThat(job.awaitEnd()).isEqualTo(1);
            assertThat(job.health().details())
                    .hasEntrySatisfying(
                            "last error",
                            error -> assertThat(error)
                                    .contains("written by another version")
                                    .contains("docs/upgrading.md")
                                    .doesNotContain("\n"));
        }
    }
}
