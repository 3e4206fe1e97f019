package dev.lapwing.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.FinalEpisode;
import dev.lapwing.alert.FinalEpisodes;
import dev.lapwing.alert.ResultDigest;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.redact.EmailDisplay;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.Replay;
import dev.lapwing.replay.ReplayOutcome;
import dev.lapwing.replay.ReplaySettings;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.Cluster;
import dev.lapwing.topology.Polls;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.job.LapwingJob;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.setup.JobSettings;
import dev.lapwing.topology.setup.Timings;
import dev.lapwing.topology.source.PollTimes;
import dev.lapwing.topology.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Polls of a log that was wiped, on a real broker: alerts at once, and in the end what a replay of the same finds. */
@Tag("broker")
class LogWatchJobTest {
    private static final RuleSet RULES = Polls.rules();
    private static final Redactor REDACTOR = new Redactor(new byte[32]);
    private static final byte[] END = new ControlRow.End(OptionalLong.empty()).toBytes();

    private final Cluster cluster = new Cluster();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aWipedLogRaisesAlertsAndTheDigestIsThatOfAReplay() throws Exception {
        cluster.make(3);
        ReplayOutcome replayed = replay();

        try (LapwingJob job = LapwingJob.start(settings(Duration.ofMinutes(10)))) {
            send(Topics.RAW_POCKETBASE_POLLS, Polls.polls());
            cluster.alertsOnce(seen -> seen.openings() >= 2);
            send(Topics.RAW_POCKETBASE, Polls.rows());
            cluster.sendControl(Topics.RAW_POCKETBASE, null, Rows.bytes(Rows.INSTANCE), END);
            cluster.sendControl(Topics.RAW_POCKETBASE_POLLS, null, Rows.bytes(Rows.INSTANCE), END);
            cluster.flush();
            FinalEpisodes found = cluster.alertsOnce(
                    seen -> seen.ended().size() >= replayed.finals().size() && seen.stillOpen() == 0);

            assertThat(digest(replayed, found.ended())).isEqualTo(digest(replayed, ended(replayed)));
            assertThat(found.ended())
                    .extracting(FinalEpisode::rule)
                    .containsOnlyOnce("burst")
                    .contains("wiped");
            assertThat(job.counters().of(JobCounter.TOO_LATE)).isZero();
            assertThat(job.health().details()).doesNotContainKey(PollTimes.lastPollOf(Rows.INSTANCE));
        }
    }

    @Test
    void aSourceThatNobodyPollsAnyMoreGoesOnByItsRows() throws Exception {
        cluster.make(3);
        long threeHours = Rows.NOON.plus(Duration.ofHours(3)).toEpochMilli();

        try (LapwingJob job = LapwingJob.start(settings(Duration.ofSeconds(1)))) {
            send(Topics.RAW_POCKETBASE_POLLS, Polls.polls().subList(0, 2));
            send(Topics.RAW_POCKETBASE, Polls.rows());
            send(Topics.RAW_POCKETBASE, List.of(Rows.text(new ControlRow.Progress(threeHours).toBytes())));

            FinalEpisodes found = cluster.alertsOnce(seen -> !seen.ended().isEmpty());

            assertThat(found.ended()).extracting(FinalEpisode::rule).containsExactly("burst");
            assertThat(job.health().details())
                    .containsEntry(PollTimes.lastPollOf(Rows.INSTANCE), "2026-11-09T12:05:30Z");
        }
    }

    private static List<FinalEpisode> ended(ReplayOutcome replayed) {
        return replayed.finals().stream()
                .map(last -> FinalEpisode.of(last, address -> address))
                .toList();
    }

    private static String digest(ReplayOutcome replayed, List<FinalEpisode> episodes) {
        return ResultDigest.text(RULES.hash(), "test", replayed.horizons().byInstance(), episodes);
    }

    private void send(TopicSpec topic, List<String> values) {
        values.forEach(value -> cluster.send(topic, null, Rows.bytes(Rows.INSTANCE), Rows.bytes(value)));
        cluster.flush();
    }

    private ReplayOutcome replay() throws IOException {
        Files.write(folder.resolve("rows"), Polls.rows());
        Files.write(folder.resolve("polls"), Polls.polls());
        InputFiles files = new InputFiles(List.of("rows", "polls"), folder, InputStream.nullInputStream());
        try (ReplayInput input = new ReplayInput(files, Optional.empty(), Optional.of(Rows.INSTANCE))) {
            return new Replay(RULES, REDACTOR, GeoLocator.NONE, ReplaySettings.usual())
                    .run(input, version -> {}, lines -> {});
        }
    }

    private JobSettings settings(Duration idle) {
        return new JobSettings(
                Map.of("bootstrap.servers", cluster.address()),
                Map.of("num.stream.threads", "2", "commit.interval.ms", "100"),
                List.of(new Source(Rows.INSTANCE, RowFormat.POCKETBASE, Duration.ofMinutes(11), false)),
                RULES,
                REDACTOR,
                GeoLocator.NONE,
                EmailDisplay.PLAIN,
                folder.resolve("state"),
                new JobSettings.Bounds(3, 512, 64 << 20, 50),
                new Timings(
                        Duration.ofMillis(100),
                        idle,
                        Duration.ofMillis(20),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30)));
    }
}
