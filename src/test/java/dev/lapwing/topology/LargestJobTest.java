package dev.lapwing.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.FinalEpisode;
import dev.lapwing.alert.FinalEpisodes;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.redact.EmailDisplay;
import dev.lapwing.redact.Redactor;
import dev.lapwing.topology.job.LapwingJob;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.setup.JobSettings;
import dev.lapwing.topology.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows as long as a broker takes them, on a broker with the limits it has by default. */
@Tag("broker")
class LargestJobTest {
    private static final Source SHOP = new Source(Rows.INSTANCE, RowFormat.POCKETBASE, Story.LATENESS, false);

    private final Cluster cluster = new Cluster();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        cluster.close();
    }

    private JobSettings settings() {
        JobSettings story = JobMain.settings(cluster.address(), false, folder, Map.of("application.id", "largest"));
        return new JobSettings(
                story.kafka(),
                story.streams(),
                List.of(SHOP),
                Rows.rules(
                        Rows.burst(3),
                        Rows.correlation(
                                "programs",
                                "value_count",
                                "[failed]",
                                "[src_endpoint.ip]",
                                "{field: http_request.user_agent, gte: 4}")),
                new Redactor(new byte[32]),
                story.places(),
                EmailDisplay.PLAIN,
                folder,
                story.bounds(),
                story.timings());
    }

    private void fail(String id, int second, int length) {
        String agent = "x".repeat(length) + id;
        cluster.send(
                Topics.RAW_POCKETBASE,
                null,
                Rows.bytes(Rows.INSTANCE),
                Rows.bytes(Rows.request(id, Rows.NOON.plusSeconds(second), "203.0.113.7", 400, agent)));
    }

    @Test
    void rowsOfNearlyAMegabyteEndNothingAndAreCounted() throws Exception {
        cluster.make(1);
        for (int i = 0; i < 10; i++) {
            fail("long" + i, i, 900 * 1024);
        }
        for (int i = 0; i < 64; i++) {
            fail("many" + i, 20 + i, 195_000);
        }
        cluster.sendControl(
                Topics.RAW_POCKETBASE,
                null,
                Rows.bytes(Rows.INSTANCE),
                new ControlRow.End(OptionalLong.empty()).toBytes());
        cluster.flush();

        try (LapwingJob job = LapwingJob.start(settings())) {
            FinalEpisodes found = cluster.alertsOnce(seen -> seen.ended().size() >= 2);

            assertThat(found.ended()).extracting(FinalEpisode::count).containsExactly(74L, 74L);
            assertThat(job.health().working()).isTrue();
            assertThat(job.counters().of(JobCounter.TOO_LARGE)).isZero();
        }
    }
}
