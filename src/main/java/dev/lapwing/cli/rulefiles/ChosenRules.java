package dev.lapwing.cli.rulefiles;

import dev.lapwing.rule.Loaded;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleOverrides;
import dev.lapwing.yaml.Problem;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rule files that a command works with, and how the configuration changes what they say.
 *
 * @param shipped files that Lapwing brings
 * @param own files of the person who runs it
 * @param problems what is wrong with the choice itself
 */
public record ChosenRules(List<RuleFile> shipped, List<RuleFile> own, RuleOverrides changes, List<Problem> problems) {
    public ChosenRules {
        shipped = List.copyOf(shipped);
        own = List.copyOf(own);
        problems = List.copyOf(problems);
    }

    public List<RuleFile> files() {
        return Stream.concat(shipped.stream(), own.stream()).toList();
    }

    /**
     * Reads all of them together; every problem is found at once.
     *
     * @param skipRefused whether files that are refused are left out
     */
    public Loaded load(boolean skipRefused) {
        Loaded loaded = skipRefused ? RuleLoader.skippingRefused(files(), changes) : RuleLoader.load(files(), changes);
        return loaded.with(problems);
    }
}
