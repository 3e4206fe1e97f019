package dev.lapwing.cli.replay;

import dev.lapwing.alert.finding.FindingWriter;
import dev.lapwing.alert.finding.IncidentWriter;
import dev.lapwing.alert.incident.Incident;
import dev.lapwing.alert.incident.IncidentAlerts;
import dev.lapwing.cli.ApprovedStates;
import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.ProblemText;
import dev.lapwing.cli.Redactors;
import dev.lapwing.cli.TerminalProbe;
import dev.lapwing.cli.input.InputOptions;
import dev.lapwing.cli.input.ProgressLine;
import dev.lapwing.cli.rulefiles.PlaceFile;
import dev.lapwing.cli.rulefiles.RuleOptions;
import dev.lapwing.config.Config;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.FinalIncidents;
import dev.lapwing.replay.LineFile;
import dev.lapwing.replay.Replay;
import dev.lapwing.replay.ReplayOutcome;
import dev.lapwing.replay.ReplayOutputs;
import dev.lapwing.replay.ReplaySettings;
import dev.lapwing.replay.ReplaySummary;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.text.EngineVersion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lapwing replay}: the rules over files, without Kafka. */
@Command(
        name = "replay",
        description = "Runs the rules over files and tells the episodes that the streaming job would have found.",
        footer = {
            "",
            "Rows that cannot be read are counted and named; they do not fail the command.",
            "Exit codes: 0 all input was read; 1 some input could not be read, or a result not written;",
            "2 a rule or an option is wrong, and nothing was read."
        })
public final class ReplayCommand implements Callable<Integer> {

    /** Stands in where no key is given: equal secrets are still equal within one run. */
    private static final String NO_KEY = "lapwing replay without a key";

    private final Environment surroundings;

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions configOptions;

    @Mixin
    private final RuleOptions ruleOptions;

    @Mixin
    private final InputOptions inputOptions = new InputOptions();

    @Mixin
    private final ReplayOptions options = new ReplayOptions();

    @Option(
            names = "--alerts",
            paramLabel = "FILE",
            description = "Writes alerts as OCSF findings, one a line: an opening and an end for each episode, or with"
                    + " --lateness every version.")
    private @Nullable Path alerts;

    @Option(names = "--episodes", paramLabel = "FILE", description = "Writes the final episodes, one a line.")
    private @Nullable Path episodes;

    @Option(
            names = "--incidents",
            paramLabel = "FILE",
            description = "Writes the incidents as OCSF findings, one a line: alerts about the same address, account or"
                    + " key, as they stand at the end.")
    private @Nullable Path incidents;

    @Parameters(arity = "0..*", paramLabel = "FILES", description = InputOptions.FILES)
    private List<String> files = new ArrayList<>();

    public ReplayCommand(Environment surroundings) {
        this.surroundings = surroundings;
        this.configOptions = new ConfigOptions(surroundings);
        this.ruleOptions = new RuleOptions(surroundings);
    }

    @Override
    public Integer call() {
        Config config = configOptions.load();
        InputFiles input = inputOptions.files(files, surroundings.folder(), options.instancesOfFiles());
        if (input.names().isEmpty()) {
            throw frame.misunderstood("Which files? Name them, or - for the standard input.");
        }
        RuleSet rules = ProblemText.told(ruleOptions.load(config.rules()), frame.err());
        return replay(config, input, rules);
    }

    private int replay(Config config, InputFiles files, RuleSet rules) {
        ReplaySettings settings = options.settings(
                config.lateness(), inputOptions.zone(), ApprovedStates.of(config), inputOptions.isText());
        Redactor redactor = Redactors.of(config, NO_KEY);
        UnaryOperator<String> showEmail = address -> redactor.showEmail(address, config.emails());
        FindingWriter findings = new FindingWriter(rules.hash(), EngineVersion.text(), showEmail);
        PrintWriter err = frame.err();
        TerminalProbe terminal = new TerminalProbe(surroundings.environment());
        try (PlaceFile places = options.places(config, surroundings.folder());
                ReplayInput input = new ReplayInput(files, inputOptions.reading(), options.instance());
                ReplayOutputs outputs = new ReplayOutputs(
                        opened(alerts, files), opened(episodes, files), opened(incidents, files), findings, settings)) {
            places.silenced(rules.correlations()).forEach(err::println);
            ProgressLine progress = new ProgressLine(err, terminal.watchesErrors());
            Replay replay = new Replay(rules, redactor, places.places(), settings);
            ReplayOutcome outcome = replay.run(input, outputs::version, progress::linesRead);
            progress.clear();
            outputs.finals(outcome);
            var shorts =
                    new IncidentAlerts(showEmail, entity -> rules.ordinary().names(entity.value()));
            List<Incident> joined = FinalIncidents.of(outcome, shorts);
            outputs.incidents(joined, new IncidentWriter(EngineVersion.text()));
            new ReplaySummary(outcome, joined, rules.hash(), EngineVersion.text(), showEmail)
                    .lines(terminal.tableColumns())
                    .forEach(frame::print);
            places.words().ifPresent(frame::print);
            input.notes().forEach(frame::print);
            tellMissingKey(config);
            outcome.problems().forEach(err::println);
            return outcome.problems().isEmpty() ? Exit.OK : Exit.FAILED;
        }
    }

    private void tellMissingKey(Config config) {
        if (config.fingerprintKey().isEmpty()) {
            frame.print(
                    "No secrets.fingerprint.key is given: fingerprints of secrets are not those of the streaming job.");
        }
    }

    private Optional<LineFile> opened(@Nullable Path output, InputFiles inputs) {
        if (output == null) {
            return Optional.empty();
        }
        Path file = surroundings.folder().resolve(output);
        if (inputs.contains(file)) {
            throw CommandFailed.wrong(output + " is one of the files to read; results need a file of their own.");
        }
        return Optional.of(new LineFile(file, output.toString()));
    }
}
