package dev.lapwing.topology.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.Waiting;
import dev.lapwing.alert.FinalEpisodes;
import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.Cluster;
import dev.lapwing.topology.JobMain;
import dev.lapwing.topology.Reference;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.Story;
import dev.lapwing.topology.metrics.Counters;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.setup.JobSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The job on a real broker: the final episodes are a function of the events, whatever happens to them on the way. */
@Tag("broker")
@Tag("process")
class LapwingJobTest {
    private static final List<Story.Row> STORY = Story.rows(11);
    private static final int ROWS = STORY.size();

    private final Cluster cluster = new Cluster();

    /** What the story comes to, found without Kafka. */
    private static String expected;

    @TempDir
    private Path folder;

    private static int runs;

    @BeforeAll
    static void read() {
        expected = text(Reference.of(STORY));
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1, keyed, classic",
        "2, spread, classic",
        "8, spread, classic",
        "8, keyed, classic",
        "3, spread, streams"
    })
    void findsTheSameEpisodesInAnyOrderAndOnAnyPartitions(int partitions, String layout, String protocol)
            throws Exception {
        boolean spread = layout.equals("spread");
        cluster.make(partitions);
        write(Story.shuffled(STORY, partitions), spread ? partitions : 0);

        try (LapwingJob job = LapwingJob.start(settings(spread, Map.of("group.protocol", protocol)))) {
            assertThat(text(found())).isEqualTo(expected);
            assertThat(job.counters().of(JobCounter.TOO_LATE)).isZero();
            assertThat(job.health().working()).isTrue();
        }
    }

    @Test
    void waitsForAPartitionThatLagsAnHourBehind() throws Exception {
        cluster.make(2);
        List<Story.Row> quick = new ArrayList<>();
        List<Story.Row> slow = new ArrayList<>();
        Story.shuffled(STORY, 5).forEach(row -> (row.id().hashCode() % 2 == 0 ? quick : slow).add(row));

        try (LapwingJob job = LapwingJob.start(settings(true, Map.of()))) {
            quick.forEach(row -> cluster.send(Topics.RAW_POCKETBASE, 0, null, Rows.bytes(row.text())));
            slow.subList(0, 10).forEach(row -> cluster.send(Topics.RAW_POCKETBASE, 1, null, Rows.bytes(row.text())));
            cluster.flush();
            cluster.alertsOnce(seen -> seen.openings() > 20);
            slow.subList(10, slow.size())
                    .forEach(row -> cluster.send(Topics.RAW_POCKETBASE, 1, null, Rows.bytes(row.text())));
            end(2);

            assertThat(text(found())).isEqualTo(expected);
            assertThat(job.counters().of(JobCounter.TOO_LATE)).isZero();
        }
    }

    @Test
    void losesNothingAndTellsNothingTwiceWhenItIsKilled() throws Exception {
        cluster.make(3);
        List<Story.Row> rows = Story.shuffled(STORY, 9);
        Map<String, String> own = streams(
                Map.of("session.timeout.ms", "6000", "heartbeat.interval.ms", "2000", "commit.interval.ms", "3000"));
        Process first = launch(own);
        try {
            write(rows.subList(0, ROWS / 3), 3, false);
            cluster.alertsOnce(seen -> seen.openings() > 20);
            int committed = cluster.records(Topics.ALERTS, 20).size();
            write(rows.subList(ROWS / 3, 2 * ROWS / 3), 3, false);
            cluster.writtenAlerts(committed + 50);
        } finally {
            first.destroyForcibly().waitFor();
        }
        write(rows.subList(2 * ROWS / 3, ROWS), 3, true);
        Process second = launch(own);
        try {
            FinalEpisodes found = found();

            assertThat(text(found)).isEqualTo(expected);
            assertThat(found.duplicates()).isZero();
            assertThat(found.missing()).isZero();
        } finally {
            second.destroyForcibly().waitFor();
        }
    }

    @Test
    void accountsForEveryOneOfTenThousandMutatedRows() throws Exception {
        cluster.make(2);
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            byte[] row = Rows.bytes(STORY.get(i % ROWS).text());
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                row[random.nextInt(row.length)] = (byte) random.nextInt(256);
            }
            cluster.send(Topics.RAW_POCKETBASE, i % 2, Rows.bytes(Rows.INSTANCE), row);
        }
        cluster.flush();

        try (LapwingJob job = LapwingJob.start(settings(true, Map.of()))) {
            Waiting.until("10,000 accounted rows", () -> accounted(job), () -> accounted(job) >= 10_000);

            long letters = job.counters().of(JobCounter.DEAD_LETTERED);
            assertThat(cluster.records(Topics.DEAD_LETTERS, (int) letters)).hasSize((int) letters);
            assertThat(letters).isGreaterThan(1_000);
            assertThat(accounted(job)).isEqualTo(10_000);
        }
    }

    @Test
    void saysWhichTopicsAreMissing() {
        assertThatThrownBy(() -> LapwingJob.start(settings(false, Map.of())))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining(cluster.address())
                .hasMessageContaining(Topics.ALERTS.name())
                .hasMessageContaining(Topics.RAW_JSON.name())
                .hasMessageContaining("lapwing topics --create");
    }

    private static long accounted(LapwingJob job) {
        Counters counters = job.counters();
        return counters.of(JobCounter.ACCEPTED)
                - counters.of(JobCounter.MONITOR)
                + counters.of(JobCounter.IGNORED)
                + counters.of(JobCounter.DEAD_LETTERED);
    }

    private FinalEpisodes found() {
        int episodes = Reference.of(STORY).ended().size();
        return cluster.alertsOnce(seen -> seen.ended().size() >= episodes && seen.stillOpen() == 0);
    }

    private static String text(FinalEpisodes found) {
        return Story.text(STORY, found);
    }

    private void write(List<Story.Row> rows, int spreadOver) {
        write(rows, spreadOver, true);
    }

    /** Spread over so many partitions without a key, or for zero keyed by the instance. */
    private void write(List<Story.Row> rows, int spreadOver, boolean last) {
        Random random = new Random(rows.size());
        for (Story.Row row : rows) {
            if (spreadOver > 0) {
                cluster.send(Topics.RAW_POCKETBASE, random.nextInt(spreadOver), null, Rows.bytes(row.text()));
            } else {
                cluster.send(Topics.RAW_POCKETBASE, null, Rows.bytes(Rows.INSTANCE), Rows.bytes(row.text()));
            }
        }
        if (last) {
            end(spreadOver);
        }
        cluster.flush();
    }

    private void end(int spreadOver) {
        if (spreadOver == 0) {
            cluster.sendControl(Topics.RAW_POCKETBASE, null, Rows.bytes(Rows.INSTANCE), Story.end(STORY));
        }
        for (int partition = 0; partition < spreadOver; partition++) {
            cluster.sendControl(Topics.RAW_POCKETBASE, partition, null, Story.end(STORY));
        }
        cluster.flush();
    }

    private JobSettings settings(boolean spread, Map<String, String> more) {
        return JobMain.settings(cluster.address(), spread, folder, streams(more));
    }

    /** Each run is an application of its own. */
    private static Map<String, String> streams(Map<String, String> more) {
        Map<String, String> streams = new java.util.HashMap<>(more);
        streams.put("application.id", "lapwing-run-" + runs++);
        // With -Dlapwing.guarantee=at_least_once the test of the killed job must fail.
        streams.put("processing.guarantee", System.getProperty("lapwing.guarantee", "exactly_once_v2"));
        return streams;
    }

    private Process launch(Map<String, String> streams) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                JobMain.class.getName(),
                cluster.address(),
                "spread",
                folder.toString()));
        streams.forEach((name, value) -> command.addAll(List.of(name, value)));
        Process job = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        cluster.madeBy(job);
        return job;
    }
}
