package dev.lapwing.cli.rules;

import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.OutputFormat;
import dev.lapwing.cli.ProblemText;
import dev.lapwing.cli.rulefiles.ChosenRules;
import dev.lapwing.cli.rulefiles.RuleFolder;
import dev.lapwing.cli.rulefiles.RuleOptions;
import dev.lapwing.config.Config;
import dev.lapwing.rule.Loaded;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.yaml.Problem;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lapwing rules check}: all problems of all rules at once. */
@Command(
        name = "check",
        description = "Reads all rules and tells every problem they have, with file, line and column.",
        exitCodeList = {"0:no errors; there may be warnings", "1:a file cannot be read", "2:a rule is wrong"})
final class RulesCheckCommand implements Callable<Integer> {

    private final Environment surroundings;

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions configOptions;

    @Mixin
    private final RuleOptions ruleOptions;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, or json for one object a line (default: text).")
    private OutputFormat format = OutputFormat.text;

    RulesCheckCommand(Environment surroundings) {
        this.surroundings = surroundings;
        this.configOptions = new ConfigOptions(surroundings);
        this.ruleOptions = new RuleOptions(surroundings);
    }

    @Override
    public Integer call() {
        Config.Rules settings = configOptions.load().rules();
        ChosenRules chosen = ruleOptions.choose(settings);
        Loaded loaded = ruleOptions.load(chosen, settings);
        List<Problem> problems = new ArrayList<>(loaded.problems());
        loaded.rules().ifPresent(rules -> problems.addAll(warnings(chosen, rules)));
        PrintWriter out = frame.out();
        PrintWriter err = frame.err();
        boolean forPeople = format == OutputFormat.text;
        List<String> lines = forPeople
                ? ProblemText.lines(problems)
                : problems.stream().map(ProblemText::json).toList();
        lines.forEach(out::println);
        (forPeople ? out : err).println(count(chosen, loaded, problems));
        return loaded.rules().isPresent() ? Exit.OK : Exit.WRONG;
    }

    private List<Problem> warnings(ChosenRules chosen, RuleSet rules) {
        ExampleWarnings warnings = new ExampleWarnings(rules);
        return Stream.concat(
                        RuleFolder.ofShipped(chosen.shipped()).stream(),
                        RuleFolder.ofOwn(surroundings.folder(), chosen.own()).stream())
                .flatMap(folder -> warnings.of(folder).stream())
                .toList();
    }

    /** How much was read, or of what is refused how much could be. */
    private static String count(ChosenRules chosen, Loaded loaded, List<Problem> problems) {
        String files = ProblemText.counted(chosen.files().size(), "file");
        String wrong = ProblemText.counts(problems);
        if (loaded.rules().isPresent() && loaded.leftOut().isEmpty()) {
            return rules(loaded) + ", " + files + ", " + wrong;
        }
        Loaded rest = loaded.rules().isPresent() ? loaded : chosen.load(true);
        if (rest.rules().isEmpty()) {
            return files + ", " + wrong + ": nothing is read";
        }
        String left = "%s of %s with %s"
                .formatted(chosen.files().size() - rest.leftOut().size(), files, rules(rest));
        return loaded.rules().isPresent()
                ? left + ", " + wrong + "; " + ProblemText.leftOut(loaded.leftOut())
                : files + ", " + wrong + ": nothing is read; with --skip-refused " + left + " would be";
    }

    private static String rules(Loaded loaded) {
        return ProblemText.counted(
                loaded.rules().map(rules -> rules.correlations().size()).orElse(0), "rule");
    }
}
