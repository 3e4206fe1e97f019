package dev.lapwing.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.normalize.RowFormat;
import dev.lapwing.posture.neon.NeonRounds;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.record.Judging;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the judging processor knows of Neon's answers after a restart, and when a source is gone. */
class NeonLogWatchTest {
    private static final Source NEON =
            new Source("console", List.of(RowFormat.NEON_POLLS), Duration.ofMinutes(5), false);
    private static final List<byte[]> LINES = NeonRounds.until(Rows.NOON, 12);

    @TempDir
    private Path folder;

    private Judging task;

    @BeforeEach
    void start() {
        task = judging();
    }

    @AfterEach
    void stop() {
        task.close();
    }

    private Judging judging() {
        RuleSet rules =
                Rows.rules("""
                title: Any
                name: changed
                status: test
                logsource: {product: neon, service: config}
                detection:
                  sel: {"config.path|exists": true}
                  condition: sel
                level: low
                """, Rows.correlation("changes", "event_count", "[changed]", "[resources.uid]", "{gte: 1}"));
        return new Judging(Driven.settings(rules, folder, List.of(NEON), 100));
    }

    @Test
    void tellsTheSameWhereverItIsStartedAgain() {
        List<Integer> told = new ArrayList<>();
        LINES.forEach(line -> told.add(taken(task, line)));

        for (int every : new int[] {1, 2, 5, 7}) {
            try (Judging again = judging()) {
                List<Integer> toldAgain = new ArrayList<>();
                for (int at = 0; at < LINES.size(); at++) {
                    toldAgain.add(taken(again, LINES.get(at)));
                    if (at % every == 0) {
                        again.restart();
                    }
                }
                assertThat(toldAgain)
                        .as("started again after every %s lines", every)
                        .isEqualTo(told);
            }
        }
        assertThat(told.stream().mapToInt(Integer::intValue).sum()).isGreaterThan(30);
    }

    @Test
    void tellsNothingOfWhatComesAgainAfterARestart() {
        LINES.forEach(line -> taken(task, line));
        task.restart();

        assertThat(LINES.stream().mapToInt(line -> taken(task, line)).sum()).isZero();
    }

    @Test
    void keepsNothingOfASourceThatIsConfiguredNoMore() {
        LINES.forEach(line -> taken(task, line));
        int before = task.stored();
        task.restart(new SourceLayout(List.of(), Map.of()));

        assertThat(before).isGreaterThan(5);
        assertThat(task.stored()).isZero();
    }

    private static int taken(Judging task, byte[] line) {
        task.take(NEON, Rows.text(line));
        return task.signals();
    }
}
