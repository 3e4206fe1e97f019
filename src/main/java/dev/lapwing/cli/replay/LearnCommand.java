package dev.lapwing.cli.replay;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.JobStart;
import dev.lapwing.cli.ProblemText;
import dev.lapwing.cli.TerminalProbe;
import dev.lapwing.cli.input.InputOptions;
import dev.lapwing.cli.input.ProgressLine;
import dev.lapwing.cli.input.TypedTime;
import dev.lapwing.cli.kafka.KafkaGate;
import dev.lapwing.cli.rulefiles.PlaceFile;
import dev.lapwing.cli.rulefiles.RuleOptions;
import dev.lapwing.cli.topics.CommandRights;
import dev.lapwing.config.Config;
import dev.lapwing.detect.LearnedBaseline;
import dev.lapwing.embedded.TemporaryFolder;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import dev.lapwing.replay.Learning;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.replay.row.TimeLimits;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Scope;
import dev.lapwing.topology.rights.Right;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lapwing learn}: teaches the job's baselines what files tell of the past. */
@Command(
        name = "learn",
        description = "Runs the baselines over files and teaches the streaming job what they know in the end; no alert"
                + " is raised for what is in the files.",
        footer = {
            "",
            "Use the configuration and the rules of the job. Doing it again, also with more files, does no harm.",
            "Exit codes: 0 all was learned; 1 some input could not be read, or Kafka not reached;",
            "2 a rule or an option is wrong, and nothing was read."
        })
public final class LearnCommand implements Callable<Integer> {

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
            description = "The configured source that the files are of (default: the only one with rows like these).")
    private @Nullable String instance;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TypedTime.Typed.class,
            description = "Where the history ends, such as 2026-11-09T00:00:00Z; later events are passed over (default:"
                    + " at the newest event).")
    private @Nullable TypedTime until;

    @Option(names = "--dry-run", description = "Tells what would be learned and sends nothing.")
    private boolean dryRun;

    @Option(
            names = "--ordinary",
            description =
                    "Proposes from files what is ordinary, as a diff of the configuration's section of this name; teaches"
                            + " and changes nothing.")
    private boolean ordinary;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "Learns from what a raw topic holds of the source by now, in place of files.")
    private @Nullable String topic;

    @Parameters(arity = "0..*", paramLabel = "FILES", description = InputOptions.FILES)
    private List<String> files = new ArrayList<>();

    public LearnCommand(Environment surroundings) {
        this.surroundings = surroundings;
        this.configOptions = new ConfigOptions(surroundings);
        this.ruleOptions = new RuleOptions(surroundings);
    }

    @Override
    public Integer call() {
        Config config = ordinary ? configOptions.load() : configOptions.loadForRun();
        if (ordinary && (topic != null || dryRun)) {
            throw frame.misunderstood("--ordinary goes with files, and sends nothing anyway.");
        }
        if ((topic == null) == files.isEmpty()) {
            throw frame.misunderstood("Name either files or a --topic.");
        }
        RuleSet rules = ProblemText.told(ruleOptions.load(config.rules()), frame.err());
        if (ordinary) {
            return propose(config, rules);
        }
        return topic == null ? learn(config, files, rules) : learnFromTopic(config, topic, rules);
    }

    private int propose(Config config, RuleSet rules) {
        InputFiles input = inputOptions.files(files, surroundings.folder(), Map.of());
        TimeLimits limits = new TimeLimits(inputOptions.zone().in(until), Optional.of(Instant.now()));
        try (ReplayInput rows = new ReplayInput(input, inputOptions.reading(), Optional.ofNullable(instance))) {
            return new OrdinaryLesson(configOptions, config, rules, frame.out(), frame.err())
                    .propose(rows, limits, inputOptions.zone().orUtc());
        }
    }

    private int learnFromTopic(Config config, String raw, RuleSet rules) {
        String source = new LearnSources(config.sources(), Optional.ofNullable(instance)).single();
        Stream<TopicSpec> read = CommandRights.raw().filter(one -> one.name().equals(raw));
        KafkaGate.pass(config.kafka(), dryRun ? read.map(Right::read).toList() : CommandRights.learnFrom(read));
        try (TemporaryFolder folder = TemporaryFolder.createForFiles()) {
            Path rows = folder.path().resolve(raw + ".rows");
            TopicHistory.write(config.kafka(), raw, source, rows);
            return learn(config, List.of(rows.toString()), rules);
        }
    }

    private int learn(Config config, List<String> names, RuleSet rules) {
        InputFiles input = inputOptions.files(names, surroundings.folder(), Map.of());
        Learned learned = new Learned(baselines(config, rules));
        LearnSources sources = new LearnSources(config.sources(), Optional.ofNullable(instance));
        TimeLimits limits = new TimeLimits(inputOptions.zone().in(until), Optional.of(Instant.now()));
        try (PlaceFile places = PlaceFile.of(config);
                ReplayInput rows = new ReplayInput(input, inputOptions.reading().or(sources::reading), sources::of);
                Learning learning = new Learning(rules, JobStart.redactor(config), places.places(), limits)) {
            places.silenced(rules.correlations()).forEach(frame.err()::println);
            ProgressLine progress = new ProgressLine(frame.err(), terminal().watchesErrors());
            List<String> lines = learning.read(rows, progress::linesRead);
            progress.clear();
            lines.forEach(frame::print);
            rows.notes().forEach(frame::print);
            CommandFailed.ifAny(sources.problems());
            CommandFailed.ifAny(rows.problems());
            send(config, learning, learned);
            return learned.isComplete() ? Exit.OK : Exit.FAILED;
        }
    }

    private void send(Config config, Learning learning, Learned learned) {
        if (dryRun) {
            learning.finish(learned::take);
            learned.lines(terminal().tableColumns()).forEach(frame::print);
            frame.print("Nothing was sent.");
            return;
        }
        KafkaGate.pass(config.kafka(), CommandRights.LEARN);
        try (LearnSender sender = new LearnSender(config.kafka())) {
            Consumer<LearnedBaseline> send =
                    baseline -> sender.send(baseline, sourceOf(baseline, config), learned.nameOf(baseline));
            learning.finish(
                    baseline -> Optional.of(baseline).filter(learned::take).ifPresent(send));
            sender.await();
        }
        learned.lines(terminal().tableColumns()).forEach(frame::print);
        frame.print("Sent " + learned.pasts() + " pasts to " + Topics.LEARNED.name() + ".");
    }

    /** Over all sources together one source's history does not tell what is usual. */
    private List<CorrelationRule> baselines(Config config, RuleSet rules) {
        List<CorrelationRule> baselines = new ArrayList<>();
        for (CorrelationRule rule : rules.correlations()) {
            boolean together = rule.scope() == Scope.ALL && config.sources().size() > 1;
            if (rule.baseline().isPresent() && together) {
                frame.print(rule.head().identity()
                        + " counts over all sources together and cannot learn from one of them.");
            } else if (rule.baseline().isPresent()) {
                baselines.add(rule);
            }
        }
        if (baselines.isEmpty()) {
            throw new CommandFailed("No rule is a baseline that could learn.");
        }
        return baselines;
    }

    private static String sourceOf(LearnedBaseline baseline, Config config) {
        String named = baseline.group().instance();
        return named.isEmpty() ? config.sources().get(0).name() : named;
    }

    private TerminalProbe terminal() {
        return new TerminalProbe(surroundings.environment());
    }
}
