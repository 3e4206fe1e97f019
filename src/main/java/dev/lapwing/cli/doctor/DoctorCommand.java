package dev.lapwing.cli.doctor;

import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.ProblemText;
import dev.lapwing.cli.TerminalProbe;
import dev.lapwing.cli.input.InputOptions;
import dev.lapwing.cli.rulefiles.BuiltinRules;
import dev.lapwing.cli.rulefiles.RuleOptions;
import dev.lapwing.config.Config;
import dev.lapwing.config.source.SourceConfig;
import dev.lapwing.ingest.ClockSkew;
import dev.lapwing.normalize.RowReading;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.replay.input.RowScan;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.yaml.LocatedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lapwing doctor}: which threats can be seen with the sources and settings at hand. */
@Command(
        name = "doctor",
        description = "Tells for each threat what the rules can see of it in the rows at hand, what they cannot, and"
                + " which change would help; and what fools them.",
        footer = {
            "",
            "Without files it reads the newest rows and polls of the configured sources",
            "from their raw topics; nobody's progress changes by it."
        },
        exitCodeList = {
            "0:looked, whatever was found",
            "1:some input could not be read, or Kafka not reached",
            "2:a rule or an option is wrong, and nothing was read"
        })
public final class DoctorCommand implements Callable<Integer> {
    private final Environment surroundings;

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions configOptions;

    @Mixin
    private final RuleOptions ruleOptions;

    @Mixin
    private final InputOptions inputOptions = new InputOptions();

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            description = "The source that the files are of (default: the only configured one with rows like these, or"
                    + " the name of their format).")
    private @Nullable String instance;

    @Option(names = "--json", description = "Prints one JSON object for each source, for programs.")
    private boolean json;

    @Parameters(arity = "0..*", paramLabel = "FILES", description = InputOptions.FILES)
    private List<String> files = new ArrayList<>();

    public DoctorCommand(Environment surroundings) {
        this.surroundings = surroundings;
        this.configOptions = new ConfigOptions(surroundings);
        this.ruleOptions = new RuleOptions(surroundings);
    }

    @Override
    public Integer call() {
        Config config = configOptions.load();
        if (files.isEmpty() && config.sources().isEmpty()) {
            throw frame.misunderstood(
                    "Which files? Name them, or name sources in lapwing.yml and look at their topics.");
        }
        ProblemText.told(ruleOptions.load(config.rules()), frame.err());
        RuleSet all = ProblemText.told(ruleOptions.load(withoutOff(config.rules())), frame.err());
        Examination examination = new Examination(all);
        List<String> problems = files.isEmpty() ? readTopics(config, examination) : readFiles(config, examination);
        tell(config, all, examination.sources());
        problems.forEach(frame.err()::println);
        return problems.isEmpty() ? Exit.OK : Exit.FAILED;
    }

    private static Config.Rules withoutOff(Config.Rules rules) {
        return new Config.Rules(rules.folders(), List.of(), rules.set(), rules.skipRefused());
    }

    private static List<String> readTopics(Config config, Examination examination) {
        NewestRows.of(config).read(examination);
        return List.of();
    }

    private List<String> readFiles(Config config, Examination examination) {
        InputFiles input = inputOptions.files(files, surroundings.folder(), Map.of());
        try (ReplayInput rows = new ReplayInput(input, inputOptions.reading(), reading -> source(config, reading))) {
            RowScan.raw(rows, (source, row) -> examination.take(source, row, ClockSkew.UNKNOWN_ARRIVAL));
            return rows.problems();
        }
    }

    /** Polls are of the source whose rows are of the format before them, so both have one name. */
    private Optional<String> source(Config config, Optional<RowReading> reading) {
        if (instance != null || reading.isEmpty()) {
            return Optional.ofNullable(instance);
        }
        String format = reading.get().word();
        List<String> fitting = config.sources().stream()
                .filter(source -> source.reads(format))
                .map(SourceConfig::name)
                .toList();
        return Optional.of(fitting.size() == 1 ? fitting.get(0) : unnamed(reading.get()));
    }

    /** All windows of Neon show one organisation. */
    private static String unnamed(RowReading reading) {
        boolean ofNeon = reading.parser().schemas().stream()
                .anyMatch(schema -> Need.ofWindow(schema).isPresent());
        return ofNeon ? "neon" : reading.defaultSource();
    }

    private void tell(Config config, RuleSet rules, List<SeenSource> sources) {
        Set<String> off = config.rules().off().stream().map(LocatedText::text).collect(Collectors.toSet());
        Set<String> offFiles = rules.correlations().stream()
                .map(CorrelationRule::sourceFile)
                .filter(file -> off.contains(BuiltinRules.name(file)))
                .collect(Collectors.toSet());
        Diagnosis diagnosis = new Diagnosis(rules, offFiles, config.places().isPresent());
        List<SourceReport> reports = sources.stream().map(diagnosis::of).toList();
        List<CorrelationRule> unheard = diagnosis.without(sources);
        if (json) {
            reports.forEach(report -> frame.print(DoctorJson.line(report)));
            frame.print(DoctorJson.line(unheard));
        } else {
            int columns = new TerminalProbe(surroundings.environment()).tableColumns();
            new DoctorText(columns).lines(reports, unheard).forEach(frame::print);
        }
    }
}
