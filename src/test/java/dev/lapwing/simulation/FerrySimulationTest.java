package dev.lapwing.simulation;

import dev.lapwing.pocketbase.WithPocketBase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ferry line on a real PocketBase, and what the rules find in its log. */
@Tag("process")
@WithPocketBase
class FerrySimulationTest {
    @TempDir
    private Path folder;

    @Test
    void leavesALogInWhichTheLoudAttacksAreFound() throws Exception {
        Path out = Path.of(
                System.getProperty("lapwing.simulation", folder.resolve("out").toString()));

        FerrySimulation.run(folder, Files.createDirectories(out), 1);
    }
}
