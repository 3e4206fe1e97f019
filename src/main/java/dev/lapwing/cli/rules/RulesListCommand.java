package dev.lapwing.cli.rules;

import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.OutputFormat;
import dev.lapwing.cli.ProblemText;
import dev.lapwing.cli.TerminalProbe;
import dev.lapwing.cli.rulefiles.BuiltinRules;
import dev.lapwing.cli.rulefiles.ChosenRules;
import dev.lapwing.cli.rulefiles.RuleOptions;
import dev.lapwing.config.Config;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.yaml.LocatedText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lapwing rules list}: which rules there are, what each asks and how much it keeps. */
@Command(
        name = "list",
        description = "Lists the rules that raise alerts, those that are switched off too.",
        exitCodeList = {"0:listed", "1:a file cannot be read", "2:a rule is wrong"})
final class RulesListCommand implements Callable<Integer> {

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

    @Option(
            names = "--offline",
            description = "Does not ask the running job how far rules are that have to learn first.")
    private boolean offline;

    private final TerminalProbe terminal;

    RulesListCommand(Environment surroundings) {
        this.terminal = new TerminalProbe(surroundings.environment());
        this.configOptions = new ConfigOptions(surroundings);
        this.ruleOptions = new RuleOptions(surroundings);
    }

    @Override
    public Integer call() {
        Config config = configOptions.load();
        Config.Rules settings = config.rules();
        ChosenRules chosen = ruleOptions.choose(settings);
        RuleSet rules = ProblemText.told(ruleOptions.load(chosen, settings), frame.err());
        List<ListedRule> listed = listed(rules, chosen, config);
        PrintWriter out = frame.out();
        if (format == OutputFormat.json) {
            listed.forEach(rule -> out.println(rule.json()));
        } else {
            ListedRule.table(listed).lines(terminal.tableColumns()).forEach(out::println);
        }
        return Exit.OK;
    }

    private List<ListedRule> listed(RuleSet rules, ChosenRules chosen, Config config) {
        RuleStanding standing = offline ? RuleStanding.offline(rules) : RuleStanding.asking(rules, config);
        List<ListedRule> listed = new ArrayList<>();
        for (CorrelationRule rule : rules.correlations()) {
            listed.add(new ListedRule(
                    rule,
                    rules.logSources(rule),
                    standing.of(rule),
                    chosen.changes().of(rule.head())));
        }
        if (!chosen.shipped().isEmpty()) {
            listed.addAll(off(config.rules()));
        }
        listed.sort(Comparator.comparing(row -> row.rule().head().identity()));
        return listed;
    }

    private static List<ListedRule> off(Config.Rules settings) {
        Set<String> names = settings.off().stream().map(LocatedText::text).collect(Collectors.toUnmodifiableSet());
        RuleSet shipped = BuiltinRules.loaded();
        return shipped.correlations().stream()
                .filter(rule -> names.contains(BuiltinRules.name(rule.sourceFile())))
                .map(rule -> new ListedRule(rule, shipped.logSources(rule), Standing.everywhere("off"), List.of()))
                .toList();
    }
}
