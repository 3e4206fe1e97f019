package dev.lapwing.bench;

import dev.lapwing.event.GeoLocator;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.RowReading;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.Lateness;
import dev.lapwing.replay.Replay;
import dev.lapwing.replay.ReplayOutcome;
import dev.lapwing.replay.ReplaySettings;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.replay.row.TimeLimits;
import dev.lapwing.replay.sort.SortMemory;
import dev.lapwing.rule.RuleSet;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code lapwing replay} over one file, in this process. */
record ReplayWork(RuleSet rules, ReplaySettings settings) {
    /** The source that all rows are of. */
    static final String INSTANCE = "shop";

    private static final byte[] KEY = "the key of the benchmark".getBytes(StandardCharsets.UTF_8);

    /** Sorted and evaluated once. */
    static ReplayWork sorted(RuleSet rules, int threads) {
        return new ReplayWork(rules, settings(Optional.empty(), threads));
    }

    /** Event by event, as the streaming job does it. */
    static ReplayWork incremental(RuleSet rules, Duration lateness) {
        return new ReplayWork(rules, settings(Optional.of(new Lateness(Optional.of(lateness), Map.of())), 1));
    }

    static Redactor redactor() {
        return new Redactor(KEY);
    }

    ReplayOutcome run(RowFile file) {
        Path path = file.path().toAbsolutePath();
        InputFiles files = new InputFiles(List.of(path.toString()), path, InputStream.nullInputStream());
        try (ReplayInput input =
                new ReplayInput(files, Optional.of(RowReading.of(RowFormat.POCKETBASE)), Optional.of(INSTANCE))) {
            ReplayOutcome outcome =
                    new Replay(rules, redactor(), GeoLocator.NONE, settings).run(input, version -> {}, lines -> {});
            if (outcome.counts().accepted() != file.rows()) {
                throw new IllegalStateException(outcome.counts().accepted() + " of " + file.rows() + " rows were read");
            }
            return outcome;
        }
    }

    private static ReplaySettings settings(Optional<Lateness> lateness, int threads) {
        return new ReplaySettings(TimeLimits.NONE, Optional.empty(), lateness, threads, SortMemory.usual());
    }
}
