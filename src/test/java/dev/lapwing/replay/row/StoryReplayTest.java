package dev.lapwing.replay.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.CloseReason;
import dev.lapwing.replay.ReplaySettings;
import dev.lapwing.replay.Run;
import dev.lapwing.replay.input.Evening;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.topology.Story;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of every type, replayed: one digest whatever the order, the threads and the lateness of the simulated job. */
@Tag("long")
class StoryReplayTest {
    private static final List<Story.Row> STORY = Story.rows(11);

    @TempDir
    private Path folder;

    private Run sorted;

    @BeforeEach
    void replayShuffled() {
        sorted = replay(anyOrder(1), Run.settings(TimeLimits.NONE, Optional.empty(), 1, 64 << 20));
    }

    @Test
    void everyRuleFinds() {
        assertThat(sorted.outcome().finals())
                .extracting(AlertVersion::ruleIdentity)
                .containsAll(Story.rules().correlations().stream()
                        .map((CorrelationRule rule) -> rule.head().identity())
                        .toList());
    }

    @Test
    void givesOneDigestWhateverTheOrderAndTheThreads() {
        for (long seed = 2; seed <= 3; seed++) {
            Run run = replay(anyOrder(seed), Run.settings(TimeLimits.NONE, Optional.empty(), 3, 200_000));

            assertThat(run.digest()).as("seed %s", seed).isEqualTo(sorted.digest());
        }
    }

    @Test
    void simulatedJobGivesTheSameDigestWhenNothingIsLate() {
        for (long seed = 1; seed <= 3; seed++) {
            Run run = replay(Story.shuffled(STORY, seed), Run.live(Story.LATENESS));

            assertThat(run.counts().late()).as("seed %s", seed).isZero();
            assertThat(run.text()).as("seed %s", seed).isEqualTo(sorted.text());
            assertThat(run.digest()).as("seed %s", seed).isEqualTo(sorted.digest());
        }
    }

    @Test
    void simulatedJobWithoutLatenessNeedsNoCorrections() {
        List<Story.Row> inOrder = STORY.stream()
                .sorted((one, other) -> Long.compare(one.time(), other.time()))
                .toList();

        Run run = replay(inOrder, Run.live(Duration.ZERO));

        assertThat(run.digest()).isEqualTo(sorted.digest());
    }

    @Test
    void simulatedJobCorrectsAlertsOfChainsOnTheWay() {
        Run run = replay(Story.shuffled(STORY, 1), Run.live(Story.LATENESS));

        assertThat(run.versions())
                .filteredOn(version -> version.ending().equals(Optional.of(CloseReason.RETRACTED)))
                .extracting(AlertVersion::ruleIdentity)
                .contains("wave", "tide");
    }

    private static List<Story.Row> anyOrder(long seed) {
        List<Story.Row> rows = new ArrayList<>(STORY);
        Collections.shuffle(rows, new Random(seed));
        return rows;
    }

    private Run replay(List<Story.Row> rows, ReplaySettings settings) {
        String file = Evening.file(
                folder, "story.ndjson", rows.stream().map(Story.Row::text).toList());
        InputFiles files = new InputFiles(List.of(file), folder, InputStream.nullInputStream());
        return Run.of(Story.rules(), Story.places(), files, Optional.empty(), settings);
    }
}
