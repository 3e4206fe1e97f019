package dev.lapwing.cli.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class BenchmarkCommandTest {
    @TempDir
    private Path folder;

    @Test
    void tellsHowReplayDoesBesideABareParse() {
        var terminal = run("replay", "--signals", "0.1");

        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out()).contains("replay: 300 rows of ", "| bare parse ", "| replay, 1 thread ");
    }

    @Test
    void tellsWhatMoreRulesCost() {
        var terminal = run("rules");

        assertThat(terminal.out()).contains("| 12 rules ", "| 100 rules ", "| 1000 rules ");
    }

    @Test
    void runsTheJobUntilItToldWhatAReplayTells() {
        var terminal = run("live", "--signals", "1.0");

        assertThat(terminal.out()).contains("| bare consumer ", "| job ");
    }

    @Test
    void refusesToMeasureNothing() {
        var terminal = Terminal.run(folder, Map.of(), "benchmark", "replay", "--rows", "0");

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).startsWith("There is nothing to measure");
    }

    private Terminal run(String part, String... more) {
        String[] start = {"benchmark", part, "--rows", "300", "--rounds", "1", "--warm-ups", "0"};
        String[] arguments = Stream.of(start, more).flatMap(Arrays::stream).toArray(String[]::new);
        return Terminal.run(folder, Map.of(), arguments);
    }
}
