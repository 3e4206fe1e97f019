package dev.lapwing.cli.rules;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.ProblemText;
import dev.lapwing.cli.input.FormatWord;
import dev.lapwing.cli.input.InputOptions;
import dev.lapwing.cli.input.OriginOptions;
import dev.lapwing.cli.rulefiles.RuleFiles;
import dev.lapwing.normalize.RowReading;
import dev.lapwing.normalize.json.JsonShape;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.replay.input.RowScan;
import dev.lapwing.rule.Loaded;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleOverrides;
import dev.lapwing.rule.RuleSet;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lapwing rules eval}: which detection rules match which lines. */
@Command(
        name = "eval",
        description = "Tells which detection rules match which lines, each line looked at by itself.",
        footer = {
            "",
            "One JSON object for each line that any rule matches, with its file, its",
            "number and the rules. Rows are looked at as they are, secrets not replaced.",
            "Correlations are read and not evaluated.",
            "Exit codes: 0 every line was read; 1 a file or some lines could not be read;",
            "2 a rule or an option is wrong, and nothing was read."
        })
final class RulesEvalCommand implements Callable<Integer> {

    private final Environment surroundings;

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Option(
            names = "--rules",
            required = true,
            paramLabel = "PATH",
            description = "A rule file or a folder of them, and the only rules there are; may be repeated.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--skip-refused",
            description = "Leaves out rule files that are refused, in place of refusing all; they are named.")
    private boolean skipRefused;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "The format of all files: json (default), pocketbase, neon-audit or monitor.")
    private String format = RowReading.JSON;

    @Mixin
    private final OriginOptions origin = new OriginOptions();

    @Parameters(arity = "1..*", paramLabel = "FILES", description = InputOptions.FILES)
    private List<String> files = new ArrayList<>();

    RulesEvalCommand(Environment surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        RowReading reading = reading();
        InputFiles inputs = InputOptions.readable(new InputFiles(files, surroundings.folder(), System.in));
        return evaluate(ProblemText.told(loaded(), frame.err()), inputs, reading);
    }

    private int evaluate(RuleSet rules, InputFiles inputs, RowReading reading) {
        PrintWriter err = frame.err();
        MatchedLines matched = new MatchedLines(rules, frame.out()::println, err::println);
        try (ReplayInput input = new ReplayInput(inputs, Optional.of(reading), Optional.empty())) {
            RowScan.of(input, matched);
            input.problems().forEach(err::println);
            return matched.allRead() && input.problems().isEmpty() ? Exit.OK : Exit.FAILED;
        }
    }

    private Loaded loaded() {
        return skipRefused ? RuleLoader.skippingRefused(sources(), RuleOverrides.NONE) : RuleLoader.load(sources());
    }

    private List<RuleFile> sources() {
        List<RuleFile> sources = new ArrayList<>();
        paths.forEach(path -> sources.addAll(RuleFiles.read(surroundings.folder(), path)));
        return sources;
    }

    private RowReading reading() {
        if (format.equals(RowReading.JSON)) {
            return RowReading.json(JsonShape.untimed(origin.product(), origin.service()));
        }
        if (origin.isGiven()) {
            throw CommandFailed.wrong("--product and --service go with --format json only.");
        }
        return FormatWord.known(format);
    }
}
