package dev.lapwing.cli.rules;

import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.ProblemText;
import dev.lapwing.cli.rulefiles.BuiltinRules;
import dev.lapwing.cli.rulefiles.RuleFiles;
import dev.lapwing.cli.rulefiles.RuleFolder;
import dev.lapwing.rule.Loaded;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.yaml.LocatedText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lapwing rules test}: the rows beside each rule that must make it fire, and those that must not. */
@Command(
        name = "test",
        description = "Runs the rows beside each rule: fires.ndjson must raise an alert, quiet.ndjson must not.",
        footer = {"", "Rules are tested as their files say, without rules.set of lapwing.yml."},
        exitCodeList = {"0:all do what they should", "1:some do not", "2:a rule is wrong"})
final class RulesTestCommand implements Callable<Integer> {

    private final Environment surroundings;

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions configOptions;

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "Folders of rules of your own (default: the rules that Lapwing brings).")
    private List<Path> paths = new ArrayList<>();

    RulesTestCommand(Environment surroundings) {
        this.surroundings = surroundings;
        this.configOptions = new ConfigOptions(surroundings);
    }

    @Override
    public Integer call() {
        List<RuleFile> own = paths.stream()
                .flatMap(path -> RuleFiles.read(surroundings.folder(), path).stream())
                .toList();
        Loaded loaded = own.isEmpty() ? RuleLoader.load(BuiltinRules.except(Set.of())) : load(own);
        RuleSet rules = loaded.rules().orElseGet(() -> ProblemText.told(loaded, frame.err()));
        List<RuleFolder> folders = own.isEmpty()
                ? RuleFolder.ofShipped(BuiltinRules.except(Set.of()))
                : RuleFolder.ofOwn(surroundings.folder(), own);
        ExampleRun run = new ExampleRun(rules);
        List<RuleFolder> tested = folders.stream()
                .filter(folder -> !folder.alerting(rules).isEmpty())
                .toList();
        long failed = tested.stream().filter(folder -> !passes(run, folder)).count();
        String folderWord = tested.size() == 1 ? "folder" : "folders";
        frame.out().printf("%d %s, %d failed%n", tested.size(), folderWord, failed);
        return failed == 0 ? Exit.OK : Exit.FAILED;
    }

    /** Alone where they stand alone, else beside those that Lapwing brings, whose detections they may name. */
    private Loaded load(List<RuleFile> own) {
        Loaded alone = RuleLoader.load(own);
        if (alone.rules().isPresent()) {
            return alone;
        }
        Set<String> off = configOptions.load().rules().off().stream()
                .map(LocatedText::text)
                .collect(Collectors.toUnmodifiableSet());
        return RuleLoader.load(
                Stream.concat(BuiltinRules.except(off).stream(), own.stream()).toList());
    }

    private boolean passes(ExampleRun run, RuleFolder folder) {
        List<ExampleFailure> problems = run.problems(folder);
        PrintWriter out = frame.out();
        if (problems.isEmpty()) {
            out.println("ok      " + folder.name());
        }
        for (ExampleFailure problem : problems) {
            out.println("FAILED  " + folder.name() + ": " + problem.sentence());
            problem.why().forEach(line -> out.println(line.isEmpty() ? "" : "        " + line));
        }
        return problems.isEmpty();
    }
}
