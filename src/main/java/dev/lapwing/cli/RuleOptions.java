package dev.lapwing.cli;

import dev.lapwing.rule.Loaded;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options by which every command finds its rules. */
final class RuleOptions {
    private final Surroundings surroundings;

    @Option(
            names = "--rules",
            paramLabel = "PATH",
            description = "A rule file or a folder of them, beside those that Lapwing brings; may be repeated.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--no-builtin-rules", description = "Leaves out the rules that Lapwing brings.")
    private boolean withoutBuiltin;

    RuleOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Reads all rules together, those that the configuration names too; every problem is found at once. */
    Loaded load(Config.Rules settings) {
        List<RuleSource> files = new ArrayList<>();
        if (!withoutBuiltin) {
            refuseUnknown(BuiltinRules.unknown(settings.off()));
            files.addAll(BuiltinRules.except(settings.off()));
        }
        settings.folders().forEach(folder -> files.addAll(RuleFiles.read(surroundings.folder(), folder)));
        paths.forEach(path -> files.addAll(RuleFiles.read(surroundings.folder(), path)));
        if (files.isEmpty()) {
            throw new CommandFailed("There are no rules; --rules PATH names some.");
        }
        return RuleLoader.load(files);
    }

    private static void refuseUnknown(Set<String> names) {
        if (!names.isEmpty()) {
            throw new CommandFailed("rules.off names what is no rule that Lapwing brings: " + String.join(", ", names));
        }
    }
}
