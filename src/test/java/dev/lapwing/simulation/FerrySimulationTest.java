package dev.lapwing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.pocketbase.WithPocketBase;
import dev.lapwing.score.LabelledLog;
import dev.lapwing.score.Score;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ferry line on a real PocketBase, and what the rules find in its log. With {@code -Dlapwing.simulation=FOLDER} the log stays in
 * that folder: so came about the one in {@code labelled}.
 */
@Tag("process")
@WithPocketBase
class FerrySimulationTest {
    @TempDir
    private Path folder;

    @Test
    void leavesALogInWhichTheLoudAttacksAreFoundAndNoTrapIsHit() throws Exception {
        Path logs = Path.of(
                System.getProperty("lapwing.simulation", folder.resolve("logs").toString()));
        Files.createDirectories(logs);

        FerrySimulation.run(folder.resolve("server"), logs, 1);

        Score score = new LabelledLog(logs, "ferry").score(folder);
        assertThat(score.missedLoud()).isEmpty();
        assertThat(score.trapsHit()).isEmpty();
    }
}
