package dev.lapwing.topology.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Waiting;
import dev.lapwing.alert.FinalEpisodes;
import dev.lapwing.embedded.SlowProxy;
import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.Cluster;
import dev.lapwing.topology.JobMain;
import dev.lapwing.topology.Reference;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.Story;
import dev.lapwing.topology.setup.JobSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job while its broker is away for longer than anything in it waits, which is seconds here and minutes in production. */
@Tag("broker")
class JobOutageTest {
    private static final List<Story.Row> STORY = Story.rows(11);
    private static final String EXPECTED = Story.text(STORY, Reference.of(STORY));
    private static final int THIRD = STORY.size() / 3;

    private static final Map<String, String> IMPATIENT = Map.of(
            "request.timeout.ms", "2000",
            "default.api.timeout.ms", "3000",
            "max.block.ms", "3000",
            "delivery.timeout.ms", "3000",
            "transaction.timeout.ms", "4000",
            "session.timeout.ms", "6000",
            "heartbeat.interval.ms", "1000",
            "task.timeout.ms", "2000");

    private static int runs;

    private Cluster cluster = new Cluster();
    private final List<Story.Row> rows = Story.shuffled(STORY, 9);

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void goesOnByItselfAndLosesAndDoublesNothing() throws Exception {
        cluster.make(2);
        try (LapwingJob job = LapwingJob.start(settings())) {
            write(rows.subList(0, THIRD));
            cluster.alertsOnce(seen -> seen.openings() > 20);
            write(rows.subList(THIRD, 2 * THIRD));
            cluster.stop();
            interrupted(job);
            cluster.comeBack();
            write(rows.subList(2 * THIRD, STORY.size()));
            end(STORY);
            FinalEpisodes found = found(STORY);

            assertThat(Story.text(STORY, found)).isEqualTo(EXPECTED);
            assertThat(found.duplicates()).isZero();
            assertThat(found.missing()).isZero();
            assertThat(signs()).startsWith(false).endsWith(true);
            assertThat(job.health().working()).isTrue();
        }
    }

    @Test
    void waitsForTopicsThatTheBrokerHasForgotten() throws Exception {
        cluster.make(2);
        try (LapwingJob job = LapwingJob.start(settings())) {
            cluster.records(Topics.STATUS, 2);
            cluster.stop();
            cluster.comeBackEmpty();
            interrupted(job);
            cluster.make(2);
            List<Story.Row> few = Story.shuffled(STORY.subList(0, THIRD), 9);
            write(few);
            end(few);

            assertThat(Story.text(few, found(few))).isEqualTo(Story.text(few, Reference.of(few)));
            assertThat(job.health().working()).isTrue();
        }
    }

    @Test
    void losesAndDoublesNothingOnABrokerThatAnswersAfterAllHaveGivenUp() throws Exception {
        cluster.close();
        try (var proxy = new SlowProxy()) {
            cluster = new Cluster(unused -> proxy.broker());
            cluster.make(2);
            try (LapwingJob job = LapwingJob.start(settings(proxy.address()))) {
                List<Story.Row> few = Story.shuffled(STORY.subList(0, THIRD), 9);
                write(few.subList(0, THIRD / 2));
                cluster.alertsOnce(seen -> seen.openings() > 20);
                write(few.subList(THIRD / 2, THIRD));
                proxy.hold();
                interrupted(job);
                proxy.goOn();
                end(few);
                FinalEpisodes found = found(few);

                assertThat(Story.text(few, found)).isEqualTo(Story.text(few, Reference.of(few)));
                assertThat(found.duplicates()).isZero();
                assertThat(found.missing()).isZero();
                assertThat(job.health().working()).isTrue();
            }
        }
    }

    /** Whether the job said at each look that it works; before its first commit it does not. */
    private List<Boolean> signs() {
        int looks = cluster.records(Topics.STATUS, 1).size() + 1;
        return cluster.records(Topics.STATUS, looks).stream()
                .map(sign -> new String(sign.value(), StandardCharsets.UTF_8).contains("\"working\":true"))
                .toList();
    }

    private static void interrupted(LapwingJob job) {
        Waiting.until("the job to notice", job::health, () -> {
            assertThat(job.ended()).isEmpty();
            return !job.health().working();
        });
    }

    private FinalEpisodes found(List<Story.Row> of) {
        int episodes = Reference.of(of).ended().size();
        return cluster.alertsOnce(seen -> seen.ended().size() >= episodes && seen.stillOpen() == 0);
    }

    private void write(List<Story.Row> some) {
        some.forEach(row -> cluster.send(
                Topics.RAW_POCKETBASE, Math.floorMod(row.id().hashCode(), 2), null, Rows.bytes(row.text())));
        cluster.flush();
    }

    private void end(List<Story.Row> of) {
        for (int partition = 0; partition < 2; partition++) {
            cluster.sendControl(Topics.RAW_POCKETBASE, partition, null, Story.end(of));
        }
        cluster.flush();
    }

    private JobSettings settings() {
        return settings(cluster.address());
    }

    private JobSettings settings(String address) {
        Map<String, String> streams = new HashMap<>(IMPATIENT);
        streams.put("application.id", "lapwing-outage-" + runs++);
        return JobMain.settings(address, true, folder, streams);
    }
}
