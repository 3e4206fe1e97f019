package dev.lapwing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowMakerTest {
    private static final int ROWS = 3_000;

    @TempDir
    private Path folder;

    @Test
    void rowsAreAsLongAsTheyShouldBeWhateverTheyAreAbout() {
        RowFile ordinary = rows("ordinary", RowMix.varied(0.0));
        RowFile matching = rows("matching", RowMix.varied(1.0));
        RowFile logins = rows("logins", RowMix.logins(100_000));

        assertThat(ordinary.averageBytes()).isCloseTo(505, Percentage.withPercentage(2));
        assertThat(matching.averageBytes()).isCloseTo(505, Percentage.withPercentage(2));
        assertThat(logins.averageBytes()).isCloseTo(505, Percentage.withPercentage(2));
    }

    @Test
    void theSameSeedMakesTheSameRows() throws IOException {
        RowFile one = rows("one", RowMix.varied(0.1));
        RowFile other = rows("other", RowMix.varied(0.1));

        assertThat(Files.mismatch(one.path(), other.path())).isEqualTo(-1);
    }

    @Test
    void onlyMatchingRowsMakeSignalsAndEachMakesOne() {
        ReplayWork replay = ReplayWork.sorted(BenchmarkRules.base(), 1);

        assertThat(replay.run(rows("none", RowMix.varied(0.0))).counts().signals())
                .isZero();
        assertThat(replay.run(rows("all", RowMix.varied(1.0))).counts().signals())
                .isEqualTo(ROWS);
    }

    private RowFile rows(String name, RowMix mix) {
        return RowFile.write(folder.resolve(name), mix, ROWS, Workload.SEED);
    }
}
