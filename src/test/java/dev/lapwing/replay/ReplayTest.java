package dev.lapwing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.replay.input.Evening;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.replay.row.TimeLimits;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final List<String> ROWS = Evening.rows();

    @TempDir
    private Path folder;

    private Run plain;

    @BeforeEach
    void replayAsWritten() {
        plain = Run.of(folder, Run.USUAL, Evening.file(folder, "plain.ndjson", ROWS));
    }

    @Test
    void findsEpisodesOfEveryKindOfRule() {
        assertThat(plain.outcome().finals())
                .extracting(AlertVersion::ruleIdentity)
                .contains("many-failed", "busy-program", "many-paths", "only-failed");
        assertThat(plain.lines()).containsExactly((long) ROWS.size(), (long) ROWS.size(), 0L, 0L);
    }

    @Test
    void givesOneDigestWhateverTheOrderTheFilesAndTheThreads() {
        for (long seed = 1; seed <= 8; seed++) {
            Random random = new Random(seed);
            List<String> shuffled = new ArrayList<>(ROWS);
            Collections.shuffle(shuffled, random);
            int cut = random.nextInt(shuffled.size());
            String first = Evening.file(folder, "first", shuffled.subList(0, cut));
            String second = Evening.file(folder, "second", shuffled.subList(cut, shuffled.size()));
            ReplaySettings settings = Run.settings(TimeLimits.NONE, Optional.empty(), 1 + random.nextInt(6), 64 << 20);

            Run run = Run.of(folder, settings, first, second);

            assertThat(run.digest()).as("seed %s", seed).isEqualTo(plain.digest());
        }
    }

    @Test
    void countsAnEventThatIsReadTwiceOnce() {
        Run run = Run.of(folder, Run.USUAL, "plain.ndjson", "plain.ndjson");

        assertThat(run.digest()).isEqualTo(plain.digest());
    }

    @Test
    void findsTheSameWhenSignalsAreSortedOnDisk() {
        for (long memory : new long[] {1, 5_000, 100_000}) {
            Run run = Run.of(folder, Run.settings(TimeLimits.NONE, Optional.empty(), 3, memory), "plain.ndjson");

            assertThat(run.digest()).as("%s bytes of memory", memory).isEqualTo(plain.digest());
        }
    }

    @Test
    void findsTheSameAsTheSimulatedJobWhenNothingIsLate() {
        for (long seed = 1; seed <= 8; seed++) {
            String file = Evening.file(folder, "late", shuffledWithin(Duration.ofMinutes(2), new Random(seed)));

            Run run = Run.of(folder, Run.live(Duration.ofMinutes(2)), file);

            assertThat(run.counts().late()).as("seed %s", seed).isZero();
            assertThat(run.digest()).as("seed %s", seed).isEqualTo(plain.digest());
        }
    }

    @Test
    void endsAsTheSimulatedJobDoesWhenOnlyProgressFollows() {
        List<String> rows = new ArrayList<>(ROWS.subList(0, 300));
        rows.add("{\"lapwing\":\"progress\",\"upTo\":\"2026-11-09T22:50:00.000Z\"}");
        String file = Evening.file(folder, "quiet", rows);

        Run live = Run.of(folder, Run.live(Duration.ZERO), file);

        assertThat(live.digest()).isEqualTo(Run.of(folder, Run.USUAL, file).digest());
    }

    @Test
    void namesWhatIsTooLateInTheSimulatedJob() {
        List<String> backwards = new ArrayList<>(ROWS);
        Collections.reverse(backwards);

        Run run = Run.of(folder, Run.live(Duration.ZERO), Evening.file(folder, "backwards", backwards));

        assertThat(run.counts().late()).isPositive();
        assertThat(run.text())
                .contains("backwards:2")
                .contains("does not hold for this one: " + run.counts().late() + " events too late.");
    }

    @Test
    void opensUpdatesAndClosesAlertsInTheSimulatedJob() {
        Run run = Run.of(folder, Run.live(Duration.ofMinutes(1)), "plain.ndjson");

        assertThat(run.versions())
                .extracting(AlertVersion::phase)
                .contains(AlertVersion.Phase.OPENED, AlertVersion.Phase.UPDATED, AlertVersion.Phase.CLOSED);
    }

    @Test
    void passesOverWhatComesAfterTheHorizon() {
        Instant until = Instant.parse("2026-11-09T22:04:00Z");

        Run run = Run.of(
                folder,
                Run.settings(new TimeLimits(Optional.of(until), Optional.empty()), Optional.empty(), 2, 64 << 20),
                "plain.ndjson");

        assertThat(run.counts().ignored()).containsOnlyKeys("after the horizon");
        assertThat(run.outcome().horizons().byInstance()).containsEntry("pocketbase", until.toEpochMilli());
        assertThat(run.outcome().finals())
                .allSatisfy(last -> assertThat(last.episode().end()).isLessThanOrEqualTo(until.toEpochMilli()));
    }

    @Test
    void rejectsWhatLiesOverAMinuteAheadOfNow() {
        TimeLimits limits = new TimeLimits(Optional.empty(), Optional.of(Instant.parse("2026-11-09T22:03:00Z")));

        Run run = Run.of(folder, Run.settings(limits, Optional.empty(), 2, 64 << 20), "plain.ndjson");

        assertThat(run.counts().rejected()).isPositive();
        assertThat(run.outcome().horizons().byInstance().get("pocketbase"))
                .isLessThanOrEqualTo(Instant.parse("2026-11-09T22:04:00Z").toEpochMilli());
        assertThat(run.text()).contains("time: clock ahead");
    }

    @Test
    void tellsOnlyEpisodesThatEndAfterTheTimeToReportFrom() {
        long from = Instant.parse("2026-11-09T22:06:00Z").toEpochMilli();

        Run run = Run.of(
                folder,
                Run.settings(TimeLimits.NONE, Optional.of(Instant.ofEpochMilli(from)), 2, 64 << 20),
                "plain.ndjson");

        assertThat(run.outcome().finals())
                .extracting(AlertVersion::alertId)
                .isEqualTo(plain.outcome().finals().stream()
                        .filter(last -> last.episode().end() >= from)
                        .map(AlertVersion::alertId)
                        .toList());
        assertThat(run.digest()).isNotEqualTo(plain.digest());
    }

    @Test
    void readsTheStandardInput() {
        byte[] bytes = String.join("\n", ROWS).getBytes(StandardCharsets.UTF_8);
        InputFiles stdin = new InputFiles(List.of("-"), folder, new ByteArrayInputStream(Evening.gzip(bytes)));

        Run run = Run.of(stdin, Optional.empty(), Run.USUAL);

        assertThat(run.digest()).isEqualTo(plain.digest());
    }

    /** Each row is written at most so much after the rows that are newer than it. */
    private static List<String> shuffledWithin(Duration most, Random random) {
        record Sent(long at, String row) {}
        return ROWS.stream()
                .map(row -> new Sent(time(row) + random.nextInt((int) most.toMillis()), row))
                .sorted((one, other) -> Long.compare(one.at(), other.at()))
                .map(Sent::row)
                .toList();
    }

    private static long time(String row) {
        int at = row.indexOf("\"created\":\"") + 11;
        return Instant.parse(row.substring(at, at + 24).replace(' ', 'T')).toEpochMilli();
    }
}
