package dev.lapwing.cli.review;

import dev.lapwing.cli.ApprovedStates;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.OutputFormat;
import dev.lapwing.cli.ProblemText;
import dev.lapwing.cli.Redactors;
import dev.lapwing.cli.TerminalProbe;
import dev.lapwing.cli.rulefiles.RuleOptions;
import dev.lapwing.config.Config;
import dev.lapwing.posture.pocketbase.Approval;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Mixin
    private final ReviewChoice choice;

    @Option(
            names = "--approved",
            paramLabel = "FILE",
            description = "A snapshot that was approved, such as an export of the collections kept in git; each"
                    + " difference from it is told (default: what the source's key approved names).")
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
        this.choice = new ReviewChoice(surroundings);
    }

    @Override
    public Integer call() {
        if (choice.isAmbiguous()) {
            throw frame.misunderstood("Files, --source and --url do not go together.");
        }
        Config config = configOptions.load();
        RuleSet rules = ProblemText.told(ruleOptions.load(config.rules()), frame.err());
        Review review = new Review(rules, Redactors.of(config, NO_KEY));
        Map<String, Approval> approvals = ApprovedStates.of(config);
        Optional<Approval> given =
                Optional.ofNullable(approved).map(file -> Approval.of(SnapshotFiles.read(file, surroundings.folder())));
        List<String> failures = new ArrayList<>();
        List<SeenState> states = choice.states(config, failures);
        states.forEach(this::tellWhatIsMissing);
        List<ReviewFinding> findings = states.stream()
                .flatMap(seen ->
                        review.of(seen, given.orElse(approvals.getOrDefault(seen.name(), Approval.NONE))).stream())
                .sorted(ReviewFinding.GRAVEST_FIRST)
                .toList();
        print(findings);
        failures.forEach(frame::say);
        boolean fails = findings.stream()
                .anyMatch(finding -> finding.blind() || finding.level().compareTo(failOn) >= 0);
        return fails || !failures.isEmpty() ? Exit.FAILED : Exit.OK;
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
                    .orElseThrow(() -> new TypeConversionException("'" + word + "' is no level"));
        }
    }
}
