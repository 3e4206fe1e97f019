package dev.lapwing.cli.review;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.OutputFormat;
import dev.lapwing.cli.ProblemText;
import dev.lapwing.cli.TerminalProbe;
import dev.lapwing.cli.rulefiles.RuleOptions;
import dev.lapwing.config.Config;
import dev.lapwing.config.SourceConfig;
import dev.lapwing.posture.snapshot.Snapshot;
import dev.lapwing.redact.Redactor;
import dev.lapwing.redact.Secret;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.Level;
import dev.lapwing.text.DidYouMean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code lapwing review}: what stands open in a PocketBase. */
@Command(
        name = "review",
        description = "Tells what stands open in the settings and API rules of a PocketBase, as it runs or from files.",
        exitCodeList = {
            "0:nothing of the level of --fail-on or above stands open",
            "1:something does, or not everything could be looked at",
            "2:an option, the configuration or a rule is wrong"
        })
public final class ReviewCommand implements Callable<Integer> {
    private static final String NO_KEY = "no key was given, so no fingerprint means anything";

    private final Environment surroundings;

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions configOptions;

    @Mixin
    private final RuleOptions ruleOptions;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILES",
            description = "One snapshot: an export of the collections, the answers of GET /api/collections and"
                    + " GET /api/settings, or polls of a connector, one a line (default: all sources that have a url).")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--source", paramLabel = "NAME", description = "A source of the configuration; may be repeated.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--url", paramLabel = "URL", description = "A PocketBase that the configuration does not name.")
    private @Nullable String url;

    @Option(
            names = "--token",
            paramLabel = "REFERENCE",
            description = "Where a superuser's token for --url is to be found (default: $${env:PB_TOKEN}).")
    private String token = "${env:PB_TOKEN}";

    @Option(
            names = "--approved",
            paramLabel = "FILE",
            description = "A snapshot that was approved, such as an export of the collections kept in git; tells where"
                    + " what is seen differs from it.")
    private @Nullable Path approved;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            converter = LevelWord.class,
            description = "From which level on the exit code is 1: informational, low, medium, high (default) or"
                    + " critical.")
    private Level failOn = Level.HIGH;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, or json for one object a line (default: text).")
    private OutputFormat format = OutputFormat.text;

    public ReviewCommand(Environment surroundings) {
        this.surroundings = surroundings;
        this.configOptions = new ConfigOptions(surroundings);
        this.ruleOptions = new RuleOptions(surroundings);
    }

    @Override
    public Integer call() {
        int ways = (files.isEmpty() ? 0 : 1) + (names.isEmpty() ? 0 : 1) + (url == null ? 0 : 1);
        if (ways > 1) {
            throw frame.misunderstood("Files, --source and --url do not go together.");
        }
        Config config = configOptions.load();
        RuleSet rules = ProblemText.told(ruleOptions.load(config.rules()), frame.err());
        String key = config.fingerprintKey().map(Secret::reveal).orElse(NO_KEY);
        Review review = new Review(rules, new Redactor(key.getBytes(StandardCharsets.UTF_8)));
        Optional<Snapshot> before =
                Optional.ofNullable(approved).map(file -> SnapshotFiles.read(file, surroundings.folder()));
        List<String> failures = new ArrayList<>();
        List<ReviewFinding> findings = snapshots(config, failures).stream()
                .flatMap(seen -> review.of(seen, before).stream())
                .sorted(ReviewFinding.GRAVEST_FIRST)
                .toList();
        print(findings);
        failures.forEach(frame::say);
        boolean fails = findings.stream().anyMatch(finding -> finding.level().compareTo(failOn) >= 0);
        return fails || !failures.isEmpty() ? Exit.FAILED : Exit.OK;
    }

    /** What there is to look at; a source that does not let itself be looked at does not keep the others from it. */
    private List<SeenState> snapshots(Config config, List<String> failures) {
        LiveLooks live = new LiveLooks(surroundings.environment(), Clock.systemUTC());
        List<SeenState> snapshots = new ArrayList<>();
        if (!files.isEmpty()) {
            snapshots.add(new SeenState(files.get(0).toString(), SnapshotFiles.read(files, surroundings.folder())));
        } else if (url != null) {
            snapshots.add(live.of(url, token));
        } else {
            for (SourceConfig source : sources(config)) {
                try {
                    snapshots.add(live.of(source));
                } catch (CommandFailed e) {
                    failures.add(e.getMessage());
                }
            }
        }
        snapshots.forEach(this::tellWhatIsMissing);
        return snapshots;
    }

    private List<SourceConfig> sources(Config config) {
        List<SourceConfig> asked =
                config.sources().stream().filter(LiveLooks::canAsk).toList();
        if (names.isEmpty() && asked.isEmpty()) {
            throw CommandFailed.wrong(
                    "There is nothing to look at: name files, a --url, or a source in lapwing.yml with its"
                            + " url and a superuser's login.");
        }
        List<String> known = asked.stream().map(SourceConfig::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw CommandFailed.wrong("There is no source " + name + " with a url and a superuser's login"
                        + DidYouMean.orChoice(name, known));
            }
        }
        return asked.stream()
                .filter(source -> names.isEmpty() || names.contains(source.name()))
                .toList();
    }

    private void tellWhatIsMissing(SeenState seen) {
        if (seen.snapshot().settings().isEmpty()) {
            frame.say(seen.name() + ": the settings were not looked at.");
        }
        if (seen.snapshot().collections().isEmpty()) {
            frame.say(seen.name() + ": the collections were not looked at.");
        }
    }

    private void print(List<ReviewFinding> findings) {
        if (format == OutputFormat.json) {
            findings.forEach(finding -> frame.print(finding.json()));
        } else if (findings.isEmpty()) {
            frame.print("Nothing stands open.");
        } else {
            int columns = new TerminalProbe(surroundings.environment()).tableColumns();
            ReviewFinding.table(findings).lines(columns).forEach(frame::print);
        }
    }

    /** Levels as rules write them. */
    static final class LevelWord implements ITypeConverter<Level> {
        @Override
        public Level convert(String word) {
            return Arrays.stream(Level.values())
                    .filter(level -> level.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(word + " is no level"));
        }
    }
}
