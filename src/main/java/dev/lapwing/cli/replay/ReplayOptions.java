package dev.lapwing.cli.replay;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.input.TypedTime;
import dev.lapwing.cli.input.ZoneOption;
import dev.lapwing.cli.rulefiles.PlaceFile;
import dev.lapwing.config.Config;
import dev.lapwing.posture.pocketbase.Approval;
import dev.lapwing.replay.Lateness;
import dev.lapwing.replay.ReplaySettings;
import dev.lapwing.replay.row.TimeLimits;
import dev.lapwing.replay.sort.SortMemory;
import dev.lapwing.text.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how files are replayed. */
final class ReplayOptions {
    private static final String OF_THE_SOURCE = "default";

    @Option(
            names = "--instance",
            paramLabel = "NAME[=FILE]",
            description =
                    "The source that the files are of, or one file or folder; may be repeated (default: the name of"
                            + " their format).")
    private List<String> instances = new ArrayList<>();

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TypedTime.Typed.class,
            description = "Where the input ends, such as 2026-11-09 (its first moment) or 2026-11-09T22:00:00Z; later"
                    + " events are passed over (default: at the newest event of each source).")
    private @Nullable TypedTime until;

    @Option(
            names = "--now",
            paramLabel = "TIME",
            converter = TypedTime.Typed.class,
            description = "When the files were collected; an event over a minute later is rejected as clock ahead.")
    private @Nullable TypedTime now;

    @Option(
            names = "--report-from",
            paramLabel = "TIME",
            converter = TypedTime.Typed.class,
            description = "Tells only episodes that end at this time or later; the events before give them their past.")
    private @Nullable TypedTime reportFrom;

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

    /** The source of every file that none is named for. */
    Optional<String> instance() {
        List<String> names =
                instances.stream().filter(named -> !named.contains("=")).toList();
        if (names.size() > 1) {
            throw CommandFailed.wrong("All files can be of one source only; --instance NAME=FILE names it for one.");
        }
        return names.stream().findFirst();
    }

    /** The files and folders that a source is named for. */
    Map<String, String> instancesOfFiles() {
        Map<String, String> named = new LinkedHashMap<>();
        for (String text : instances) {
            int equals = text.indexOf('=');
            boolean whole = equals > 0 && equals < text.length() - 1;
            if (equals >= 0 && (!whole || named.put(text.substring(equals + 1), text.substring(0, equals)) != null)) {
                throw CommandFailed.wrong("--instance " + text + ": NAME=FILE gives one file one name.");
            }
        }
        return named;
    }

    /** Opens the file of places; to be closed after the replay. */
    PlaceFile places(Config config, Path folder) {
        return places == null ? PlaceFile.of(config) : PlaceFile.open(folder.resolve(places));
    }

    /**
     * How files are replayed.
     *
     * @param ofText whether lines may have no time of their own; where nobody says when they were collected, they are of now
     */
    ReplaySettings settings(
            Map<String, Duration> latenessOfSources, ZoneOption zone, Map<String, Approval> approvals, boolean ofText) {
        if (threads < 1) {
            throw CommandFailed.wrong("--threads must be at least 1.");
        }
        SortMemory usual = SortMemory.usual();
        return new ReplaySettings(
                new TimeLimits(
                        zone.in(until), zone.in(now).or(() -> ofText ? Optional.of(Instant.now()) : Optional.empty())),
                zone.in(reportFrom),
                lateness(latenessOfSources),
                threads,
                sortMemory > 0 ? new SortMemory(sortMemory << 20, usual.folder()) : usual,
                approvals);
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
            throw CommandFailed.wrong("--lateness is a duration such as 90s, 11m or 48h, or the word default.");
        }
        return Optional.of(new Lateness(duration, Map.of()));
    }
}
