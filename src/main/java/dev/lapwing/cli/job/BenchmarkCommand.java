package dev.lapwing.cli.job;

import dev.lapwing.Lapwing;
import dev.lapwing.bench.Benchmark;
import dev.lapwing.bench.Workload;
import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.embedded.TemporaryFolder;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lapwing benchmark}: how fast this machine runs the rules. */
@Command(
        name = "benchmark",
        description = "Measures replay and job on this machine, beside a bare parse of the same rows.")
public final class BenchmarkCommand implements Runnable {
    /** What can be measured. */
    enum Part {
        replay,
        live,
        flood,
        rules,
        all
    }

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Parameters(arity = "0..1", paramLabel = "PART", description = "One of ${COMPLETION-CANDIDATES} (default: all).")
    private Part part = Part.all;

    @Option(names = "--rows", paramLabel = "N", description = "Rows of each input (default: ${DEFAULT-VALUE}).")
    private long rows = 200_000;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds that count (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--signals",
            split = ",",
            paramLabel = "N",
            description = "Signals an event, one measurement each (default: 0.1,1.0).")
    private List<Double> signals = List.of(0.1, 1.0);

    @Option(
            names = "--warm-ups",
            paramLabel = "N",
            description = "Rounds before them that do not (default: ${DEFAULT-VALUE}).")
    private int warmUps = 3;

    @Override
    public void run() {
        if (rows < 1 || rounds < 1 || warmUps < 0) {
            throw CommandFailed.wrong("There is nothing to measure without rows and rounds.");
        }
        PrintWriter out = frame.out();
        try (TemporaryFolder folder = TemporaryFolder.createForFiles()) {
            measure(new Benchmark(
                    new Workload(rows, signals, rounds, warmUps), folder.path(), Lapwing.class.getName(), line -> {
                        out.println(line);
                        out.flush();
                    }));
        }
    }

    private void measure(Benchmark benchmark) {
        switch (part) {
            case replay -> benchmark.replay();
            case live -> benchmark.live();
            case flood -> {
                benchmark.flood();
                benchmark.liveFlood();
            }
            case rules -> benchmark.rules();
            case all -> {
                benchmark.replay();
                benchmark.rules();
                benchmark.flood();
                benchmark.live();
                benchmark.liveFlood();
            }
        }
    }
}
