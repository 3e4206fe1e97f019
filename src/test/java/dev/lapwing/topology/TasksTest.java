package dev.lapwing.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of every type over many tasks in memory: any order, any partitions, any crash, one result. */
@Tag("long")
class TasksTest {
    private static final List<Story.Row> STORY = Story.ofTwoShops(Story.rows(23));
    private static final String EXPECTED = Story.text(STORY, Reference.of(STORY));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 3, 5", "8, 8, 50"})
    void findTheSameEpisodesHoweverTheyTakeTurnsAndCrash(int raw, int groups, int dueLimit) {
        Random random = new Random(raw * 100L + groups);
        try (Tasks tasks = new Tasks(Story.rules(), raw, groups, dueLimit, random, folder)) {
            Story.shuffled(STORY, random.nextLong()).forEach(tasks::lay);
            tasks.layEnds(Story.horizons(STORY));
            tasks.run();

            assertThat(tasks.late()).isZero();
            assertThat(Story.text(STORY, tasks.found())).isEqualTo(EXPECTED);
            assertThat(tasks.found().stillOpen()).isZero();
            assertThat(tasks.found().duplicates()).isZero();
            assertThat(tasks.found().missing()).isZero();
            assertThat(tasks.stored()).isZero();
        }
    }
}
