package dev.lapwing.cli.rules;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.ProblemText;
import dev.lapwing.cli.Redactors;
import dev.lapwing.cli.input.InputOptions;
import dev.lapwing.cli.rulefiles.PlaceFile;
import dev.lapwing.cli.rulefiles.RuleOptions;
import dev.lapwing.cli.rules.explain.ExplainedCorrelation;
import dev.lapwing.cli.rules.explain.ExplainedDetection;
import dev.lapwing.cli.rules.explain.OrdinaryWords;
import dev.lapwing.cli.rules.explain.ShownValue;
import dev.lapwing.config.Config;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.GroupReplay;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.replay.row.PlacedEvents;
import dev.lapwing.replay.row.ReplayCounts;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.DetectionRule;
import dev.lapwing.rule.definition.RuleHead;
import dev.lapwing.text.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lapwing rules explain}: why a rule fires on some rows, or how near it came. */
@Command(
        name = "explain",
        description = "Tells why a rule fires on the rows of files, or how near it came to that.",
        footer = {
            "",
            "Of a detection: the lines that match and what in the rule decided, and the nearest misses.",
            "Of a correlation: the groups that fire, and for the others the window nearest to firing.",
            "Exit codes: 0 every line was read; 1 a file or some lines could not be read;",
            "2 a rule or an option is wrong, and nothing was read."
        })
final class RulesExplainCommand implements Callable<Integer> {

    /** Stands in where no key is given: equal secrets are still equal within one run. */
    private static final String NO_KEY = "lapwing rules explain without a key";

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
            description = "The source that the files are of (default: the name of their format).")
    private @Nullable String instance;

    @Option(
            names = "--limit",
            paramLabel = "COUNT",
            description = "How many matching lines, or how many groups, are told (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Parameters(index = "0", paramLabel = "RULE", description = "The name or id of a detection or a correlation.")
    private String rule = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILES", description = InputOptions.FILES)
    private List<String> files = new ArrayList<>();

    RulesExplainCommand(Environment surroundings) {
        this.surroundings = surroundings;
        this.configOptions = new ConfigOptions(surroundings);
        this.ruleOptions = new RuleOptions(surroundings);
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw CommandFailed.wrong("--limit must be at least 1.");
        }
        Config config = configOptions.load();
        InputFiles inputs = inputOptions.files(files, surroundings.folder(), Map.of());
        RuleSet rules = ProblemText.told(ruleOptions.load(config.rules()), frame.err());
        return explain(config, rules, inputs);
    }

    private int explain(Config config, RuleSet rules, InputFiles inputs) {
        Optional<CorrelationRule> correlation = rules.correlations().stream()
                .filter(known -> !known.standalone() && isCalled(known.head()))
                .findFirst();
        Optional<DetectionRule> detection = rules.detections().stream()
                .filter(known -> isCalled(known.head()))
                .findFirst();
        if (correlation.isEmpty() && detection.isEmpty()) {
            String hint = DidYouMean.orChoice(rule, names(rules));
            throw new CommandFailed("There is no rule " + rule + hint + (hint.endsWith("?") ? "" : "."));
        }
        Redactor redactor = Redactors.of(config, NO_KEY);
        ShownValue shown = new ShownValue(address -> redactor.showEmail(address, config.emails()));
        try (ReplayInput input = new ReplayInput(inputs, inputOptions.reading(), Optional.ofNullable(instance))) {
            ReplayCounts counts = correlation.isPresent()
                    ? explain(config, rules, correlation.get(), input, redactor, shown)
                    : explain(rules, detection.orElseThrow(), input, redactor, shown);
            return end(input, counts);
        }
    }

    private ReplayCounts explain(
            RuleSet rules, DetectionRule detection, ReplayInput input, Redactor redactor, ShownValue shown) {
        title(detection.head());
        ExplainedDetection explained =
                new ExplainedDetection(rules.tracer(detection), shown, limit, frame.out()::println);
        ReplayCounts counts = PlacedEvents.read(input, rules, redactor, explained);
        explained.finish();
        return counts;
    }

    private ReplayCounts explain(
            Config config,
            RuleSet rules,
            CorrelationRule correlation,
            ReplayInput input,
            Redactor redactor,
            ShownValue shown) {
        title(correlation.head());
        ExplainedCorrelation explained = new ExplainedCorrelation(correlation, shown, limit, frame.out()::println);
        try (PlaceFile places = PlaceFile.of(config)) {
            places.silenced(List.of(correlation)).forEach(frame.err()::println);
            GroupReplay.Outcome outcome =
                    new GroupReplay(rules, correlation).run(input, redactor, places.places(), explained::take);
            explained.tell(outcome);
            OrdinaryWords.of(rules.placeholders(correlation), config.rules().ordinary())
                    .forEach(frame.out()::println);
            return outcome.counts();
        }
    }

    private int end(ReplayInput input, ReplayCounts counts) {
        counts.namedRejected().forEach(frame.err()::println);
        if (counts.rejected() > 0) {
            frame.err().println(counts.rejected() + " lines could not be read.");
        }
        input.problems().forEach(frame.err()::println);
        return counts.rejected() == 0 && input.problems().isEmpty() ? Exit.OK : Exit.FAILED;
    }

    private void title(RuleHead head) {
        String title = head.name().map(name -> name + ": " + head.title()).orElseGet(head::title);
        frame.out().println(ShownValue.plain(title));
    }

    private boolean isCalled(RuleHead head) {
        return head.identity().equals(rule)
                || head.called().equals(rule)
                || head.id().filter(rule::equals).isPresent();
    }

    private static List<String> names(RuleSet rules) {
        return Stream.concat(
                        rules.detections().stream().map(DetectionRule::head),
                        rules.correlations().stream().map(CorrelationRule::head))
                .map(RuleHead::identity)
                .distinct()
                .toList();
    }
}
