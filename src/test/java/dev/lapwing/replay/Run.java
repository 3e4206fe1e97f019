package dev.lapwing.replay;

import dev.lapwing.alert.incident.IncidentAlerts;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.RowReading;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.input.Evening;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.replay.row.ReplayCounts;
import dev.lapwing.replay.row.TimeLimits;
import dev.lapwing.replay.sort.SortMemory;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.text.TextTable;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One replay in a test, and what came of it. */
public record Run(ReplayOutcome outcome, List<AlertVersion> versions, List<String> notes, RuleSet rules) {
    private static final RuleSet RULES =
            RuleLoader.load(List.of(new RuleFile("rules.yml", Evening.rules()))).required();

    public static final ReplaySettings USUAL = settings(TimeLimits.NONE, Optional.empty(), 2, 64 << 20);

    public static Run of(Path folder, ReplaySettings settings, String... files) {
        return of(new InputFiles(List.of(files), folder, InputStream.nullInputStream()), Optional.empty(), settings);
    }

    static Run of(String rules, Path folder, ReplaySettings settings, String... files) {
        RuleSet loaded =
                RuleLoader.load(List.of(new RuleFile("rules.yml", rules))).required();
        return of(
                loaded,
                GeoLocator.NONE,
                new InputFiles(List.of(files), folder, InputStream.nullInputStream()),
                Optional.empty(),
                settings);
    }

    public static Run of(InputFiles files, Optional<RowFormat> format, ReplaySettings settings) {
        return of(RULES, GeoLocator.NONE, files, format, settings);
    }

    public static Run of(
            RuleSet rules, GeoLocator places, InputFiles files, Optional<RowFormat> format, ReplaySettings settings) {
        List<AlertVersion> versions = new ArrayList<>();
        Redactor redactor = new Redactor("a key for tests only".getBytes(StandardCharsets.UTF_8));
        try (ReplayInput input = new ReplayInput(files, format.map(RowReading::of), Optional.empty())) {
            ReplayOutcome outcome =
                    new Replay(rules, redactor, places, settings).run(input, versions::add, lines -> {});
            return new Run(outcome, versions, input.notes(), rules);
        }
    }

    public static ReplaySettings settings(
            TimeLimits limits, Optional<Instant> reportFrom, int threads, long sortMemory) {
        return new ReplaySettings(
                limits,
                reportFrom,
                Optional.empty(),
                threads,
                new SortMemory(sortMemory, Path.of(System.getProperty("java.io.tmpdir"))));
    }

    public static ReplaySettings live(Duration lateness) {
        return new ReplaySettings(
                TimeLimits.NONE,
                Optional.empty(),
                Optional.of(new Lateness(Optional.of(lateness), Map.of())),
                1,
                USUAL.memory());
    }

    public String digest() {
        return summary().digest();
    }

    public String text() {
        return String.join("\n", summary().lines(TextTable.UNBOUNDED));
    }

    public ReplayCounts counts() {
        return outcome.counts();
    }

    /** What became of the lines, in one list: read, accepted, ignored, rejected. */
    public List<Long> lines() {
        return List.of(counts().lines(), counts().accepted(), counts().ignoredLines(), counts().rejected());
    }

    private ReplaySummary summary() {
        IncidentAlerts alerts = new IncidentAlerts(address -> address, entity -> false);
        return new ReplaySummary(outcome, FinalIncidents.of(outcome, alerts), rules.hash(), "test", address -> address);
    }
}
