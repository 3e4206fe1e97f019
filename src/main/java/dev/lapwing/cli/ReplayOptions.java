package dev.lapwing.cli;

import dev.lapwing.replay.Lateness;
import dev.lapwing.replay.ReplaySettings;
import dev.lapwing.replay.SortMemory;
import dev.lapwing.replay.TimeLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how files are replayed. */
final class ReplayOptions {
    private static final String OF_THE_SOURCE = "default";

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            description = "The source that the files are of (default: the name of their format).")
    private @Nullable String instance;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Where the input ends, such as 2026-11-09T00:00:00Z; later events are passed over"
                    + " (default: at the newest event of each source).")
    private @Nullable Instant until;

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description = "When the files were collected; an event over a minute later is rejected as clock ahead.")
    private @Nullable Instant now;

    @Option(
            names = "--report-from",
            paramLabel = "TIME",
            description = "Tells only episodes that end at this time or later; the events before give them their past.")
    private @Nullable Instant reportFrom;

    @Option(
            names = "--lateness",
            paramLabel = "DURATION",
            description = "Simulates the streaming job in the order of the files, with this allowed lateness, such as"
                    + " 11m, or with that of each source: default.")
    private @Nullable String lateness;

    @Option(
            names = "--places",
            paramLabel = "FILE",
            description = "A database in MaxMind DB format that tells where addresses are (default: places.database of"
                    + " the configuration).")
    private @Nullable Path places;

    @Option(
            names = "--threads",
            paramLabel = "COUNT",
            description = "How many threads read and evaluate (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--sort-memory",
            paramLabel = "MIB",
            description = "How much memory signals may take before they are sorted on disk, in the folder for temporary"
                    + " files (default: a quarter of the memory of the process).")
    private long sortMemory;

    Optional<String> instance() {
        return Optional.ofNullable(instance);
    }

    /** Opens the file of places; to be closed after the replay. */
    PlaceFile places(Config config, Path folder) {
        return places == null ? PlaceFile.of(config) : PlaceFile.open(folder.resolve(places));
    }

    ReplaySettings settings(Map<String, Duration> latenessOfSources) {
        if (threads < 1) {
            throw new CommandFailed("--threads must be at least 1.");
        }
        SortMemory usual = SortMemory.usual();
        return new ReplaySettings(
                new TimeLimits(Optional.ofNullable(until), Optional.ofNullable(now)),
                Optional.ofNullable(reportFrom),
                lateness(latenessOfSources),
                threads,
                sortMemory > 0 ? new SortMemory(sortMemory << 20, usual.folder()) : usual);
    }

    private Optional<Lateness> lateness(Map<String, Duration> ofSources) {
        if (lateness == null) {
            return Optional.empty();
        }
        if (lateness.equals(OF_THE_SOURCE)) {
            return Optional.of(new Lateness(Optional.empty(), ofSources));
        }
        Optional<Duration> duration = DurationText.parse(lateness);
        if (duration.isEmpty()) {
            throw new CommandFailed("--lateness is a duration such as 90s, 11m or 48h, or the word default.");
        }
        return Optional.of(new Lateness(duration, Map.of()));
    }
}
