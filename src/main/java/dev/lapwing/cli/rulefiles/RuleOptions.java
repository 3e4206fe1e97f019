package dev.lapwing.cli.rulefiles;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.Environment;
import dev.lapwing.config.Config;
import dev.lapwing.rule.Loaded;
import dev.lapwing.rule.RuleFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options by which every command finds its rules. */
public final class RuleOptions {
    private final Environment surroundings;

    @Option(
            names = "--rules",
            paramLabel = "PATH",
            description = "A rule file or a folder of them, beside those that Lapwing brings; may be repeated.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--skip-refused",
            description = "Leaves out rule files that are refused, in place of refusing all; they are named.")
    private boolean skipRefused;

    @Option(names = "--no-builtin-rules", description = "Leaves out the rules that Lapwing brings.")
    private boolean withoutBuiltin;

    public RuleOptions(Environment surroundings) {
        this.surroundings = surroundings;
    }

    /** Reads all rules together, those that the configuration names too; every problem is found at once. */
    public Loaded load(Config.Rules settings) {
        return load(choose(settings), settings);
    }

    /** The same for files that were found before. */
    public Loaded load(ChosenRules chosen, Config.Rules settings) {
        return chosen.load(skipsRefused(settings));
    }

    boolean skipsRefused(Config.Rules settings) {
        return skipRefused || settings.skipRefused();
    }

    /** Finds the files of all rules. */
    public ChosenRules choose(Config.Rules settings) {
        List<RuleFile> own = new ArrayList<>();
        settings.folders().forEach(folder -> own.addAll(RuleFiles.read(surroundings.folder(), folder)));
        paths.forEach(path -> own.addAll(RuleFiles.read(surroundings.folder(), path)));
        ChosenRules chosen = withoutBuiltin
                ? ShippedChoice.none(settings).with(own)
                : ShippedChoice.of(settings).with(own);
        if (chosen.files().isEmpty()) {
            throw new CommandFailed("There are no rules; --rules PATH names some.");
        }
        return chosen;
    }
}
