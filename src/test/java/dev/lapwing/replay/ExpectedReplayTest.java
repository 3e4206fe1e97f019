package dev.lapwing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.FinalEpisode;
import dev.lapwing.replay.input.Evening;
import dev.lapwing.replay.row.TimeLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is expected of every instance and never comes: replay and the simulated job find the same. */
class ExpectedReplayTest {
    private static final String RULES = """
            title: A backup
            name: backup
            logsource: {product: pocketbase, service: request}
            detection: {sel: {pocketbase.action: create-backup}, condition: sel}
            ---
            title: No backup
            name: no-backup
            correlation: {type: absence, rules: [backup], timespan: 5m, expected: true}
            ---
            title: A project was made
            name: made
            logsource: {product: neon, service: audit}
            detection: {sel: {api.operation: CreateProject}, condition: sel}
            ---
            title: No project
            name: no-project
            correlation: {type: absence, rules: [made], timespan: 5m, expected: true}
            """;
    private static final List<String> ROWS = Evening.rows();

    @TempDir
    private Path folder;

    private Run run(ReplaySettings settings, List<String> rows) {
        return Run.of(RULES, folder, settings, Evening.file(folder, "rows", rows));
    }

    private static List<FinalEpisode> episodes(Run run) {
        return run.outcome().finals().stream()
                .map(last -> FinalEpisode.of(last, address -> address))
                .toList();
    }

    @Test
    void beginsWithTheFirstEventOfTheInstancesThatTheRuleSees() {
        Run run = run(Run.USUAL, ROWS);

        long first = run.counts().starts().values().iterator().next().first();
        long end = run.outcome().horizons().of("pocketbase");
        assertThat(episodes(run))
                .containsExactly(new FinalEpisode(
                        "no-backup", "pocketbase", List.of(), first, end, 1, List.of("pocketbase:first event")));
        assertThat(run.outcome().unlearnt()).isEmpty();
    }

    @Test
    void isFoundByTheSimulatedJobWhateverTheOrderWithinTheLateness() {
        String digest = run(Run.USUAL, ROWS).digest();
        for (long seed = 1; seed <= 8; seed++) {
            List<String> shuffled = new ArrayList<>(ROWS);
            Collections.shuffle(shuffled, new Random(seed));

            Run live = run(Run.live(Duration.ofHours(1)), shuffled);

            assertThat(live.digest()).as("seed %s", seed).isEqualTo(digest);
            assertThat(live.counts().late()).isZero();
        }
    }

    @Test
    void isFoundByTheSimulatedJobThatSettlesAsItGoes() {
        Run live = run(Run.live(Duration.ofMinutes(2)), ROWS);

        assertThat(live.digest()).isEqualTo(run(Run.USUAL, ROWS).digest());
        assertThat(live.counts().late()).isZero();
    }

    @Test
    void isNotFoundInAnInputShorterThanTheSilence() {
        Run run = run(Run.settings(TimeLimits.NONE, Optional.empty(), 2, 64 << 20), ROWS.subList(0, 3));

        assertThat(episodes(run)).isEmpty();
        assertThat(run.outcome().unlearnt()).singleElement().asString().startsWith("no-backup needs 5 m of pocketbase");
    }
}
