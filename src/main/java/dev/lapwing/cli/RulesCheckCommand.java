package dev.lapwing.cli;

import dev.lapwing.rule.Loaded;
import dev.lapwing.rule.Problem;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.Severity;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lapwing rules check}: all problems of all rules at once. */
@Command(
        name = "check",
        description = "Reads all rules and tells every problem they have, with file, line and column.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no errors; there may be warnings", "1:a file cannot be read", "2:a rule is wrong"})
final class RulesCheckCommand implements Callable<Integer> {
    private static final int WRONG_RULES = 2;

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final ConfigOptions configOptions;

    @Mixin
    private final RuleOptions ruleOptions;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, or json for one object a line (default: text).")
    private OutputFormat format = OutputFormat.text;

    RulesCheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.configOptions = new ConfigOptions(surroundings);
        this.ruleOptions = new RuleOptions(surroundings);
    }

    @Override
    public Integer call() {
        ChosenRules chosen = ruleOptions.choose(configOptions.load().rules());
        Loaded loaded = chosen.load();
        List<Problem> problems = new ArrayList<>(loaded.problems());
        loaded.rules().ifPresent(rules -> problems.addAll(warnings(chosen, rules)));
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        boolean forPeople = format == OutputFormat.text;
        problems.forEach(problem -> out.println(forPeople ? ProblemText.line(problem) : ProblemText.json(problem)));
        (forPeople ? out : err).println(count(chosen, loaded, problems));
        return loaded.rules().isPresent() ? 0 : WRONG_RULES;
    }

    private List<Problem> warnings(ChosenRules chosen, RuleSet rules) {
        ExampleWarnings warnings = new ExampleWarnings(rules);
        return Stream.concat(
                        RuleFolder.ofShipped(chosen.shipped()).stream(),
                        RuleFolder.ofOwn(surroundings.folder(), chosen.own()).stream())
                .flatMap(folder -> warnings.of(folder).stream())
                .toList();
    }

    private static String count(ChosenRules chosen, Loaded loaded, List<Problem> problems) {
        List<String> counts = new ArrayList<>();
        loaded.rules()
                .ifPresent(rules -> counts.add(counted(rules.correlations().size(), "rule")));
        counts.add(counted(chosen.files().size(), "file"));
        counts.add(counted(ProblemText.count(problems, Severity.ERROR), "error"));
        counts.add(counted(ProblemText.count(problems, Severity.WARNING), "warning"));
        return String.join(", ", counts);
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
