package dev.lapwing.replay.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.Replay;
import dev.lapwing.replay.ReplayOutcome;
import dev.lapwing.replay.ReplaySettings;
import dev.lapwing.replay.Run;
import dev.lapwing.replay.input.Evening;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.topology.Polls;
import java.io.InputStream;
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

/** Rows and what polls saw of them, replayed together. */
class PollsReplayTest {
    private static final List<String> POLLS = Polls.polls();

    @TempDir
    private Path folder;

    private Run both;

    @BeforeEach
    void replayBoth() {
        Evening.file(folder, "rows", Polls.rows());
        Evening.file(folder, "polls", POLLS);
        both = replay(Run.USUAL, "rows", "polls");
    }

    private Run replay(ReplaySettings settings, String... files) {
        List<AlertVersion> versions = new ArrayList<>();
        InputFiles inputs = new InputFiles(List.of(files), folder, InputStream.nullInputStream());
        try (ReplayInput input = new ReplayInput(inputs, Optional.empty(), Optional.of("shop"))) {
            ReplayOutcome outcome = new Replay(Polls.rules(), new Redactor(new byte[32]), GeoLocator.NONE, settings)
                    .run(input, versions::add, lines -> {});
            return new Run(outcome, versions, input.notes(), Polls.rules());
        }
    }

    @Test
    void pollsTellWhatChangedBetweenThemWithTheirPlace() {
        assertThat(both.outcome().finals())
                .filteredOn(last -> last.ruleIdentity().equals("wiped"))
                .flatExtracting(last -> last.episode().evidence())
                .extracting(signal -> signal.evidence().place())
                .containsExactly("polls:6", "polls:11");
        assertThat(both.counts().told()).isEqualTo(2);
        assertThat(both.text()).contains("polls told  2 events");
    }

    @Test
    void everyPollIsALineThatIsPassedOver() {
        assertThat(both.lines()).containsExactly(72L, 60L, 12L, 0L);
        assertThat(both.counts().ignored()).containsOnlyKeys("poll").containsEntry("poll", 12L);
    }

    @Test
    void theInputReachesToTheLastPoll() {
        Run polls = replay(Run.USUAL, "polls");

        assertThat(polls.outcome().horizons().byInstance())
                .containsEntry("shop", Instant.parse("2026-11-09T12:55:30Z").toEpochMilli());
    }

    @Test
    void oneDigestWhateverTheThreadsAndTheFiles() {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            List<String> rows = new ArrayList<>(Polls.rows());
            Collections.shuffle(rows, random);
            Evening.file(folder, "shuffled", rows);
            int cut = 1 + random.nextInt(POLLS.size() - 1);
            Evening.file(folder, "first", POLLS.subList(0, cut));
            Evening.file(folder, "second", POLLS.subList(cut, POLLS.size()));
            ReplaySettings settings = Run.settings(TimeLimits.NONE, Optional.empty(), 1 + random.nextInt(6), 64 << 20);

            Run run = replay(settings, "first", "shuffled", "second");

            assertThat(run.digest()).as("seed %s", seed).isEqualTo(both.digest());
        }
    }

    @Test
    void theSimulatedJobFindsTheSameWhicheverFileComesFirst() {
        Run rowsFirst = replay(Run.live(Duration.ofMinutes(11)), "rows", "polls");
        Run pollsFirst = replay(Run.live(Duration.ofMinutes(11)), "polls", "rows");

        assertThat(List.of(rowsFirst.counts().late(), pollsFirst.counts().late()))
                .containsOnly(0L);
        assertThat(List.of(rowsFirst.digest(), pollsFirst.digest())).containsOnly(both.digest());
    }

    @Test
    void aRepeatedPollTellsNothingAndIsCounted() {
        Run run = replay(Run.USUAL, "rows", "polls", "polls");

        assertThat(run.digest()).isEqualTo(both.digest());
        assertThat(run.counts().ignored()).containsEntry("repeated poll", 12L);
    }

    @Test
    void whatIsNoPollIsRejectedWithItsLine() {
        List<String> polls = new ArrayList<>(POLLS);
        polls.add(1, Polls.rows().get(0));
        Evening.file(folder, "damaged", polls);

        Run run = replay(Run.USUAL, "rows", "damaged");

        assertThat(run.counts().namedRejected()).singleElement().asString().startsWith("damaged:2: ");
        assertThat(run.counts().told()).isEqualTo(2);
    }

    @Test
    void pollsBehindTheHorizonAreNotJudged() {
        Instant until = Instant.parse("2026-11-09T12:30:00Z");

        Run run = replay(
                Run.settings(new TimeLimits(Optional.of(until), Optional.empty()), Optional.empty(), 2, 64 << 20),
                "rows",
                "polls");

        assertThat(run.counts().told()).isEqualTo(1);
        assertThat(run.counts().ignored()).containsEntry("poll", 6L);
    }
}
