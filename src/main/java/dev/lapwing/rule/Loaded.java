package dev.lapwing.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of reading rule files.
 *
 * @param rules the rules; empty when any problem is an error
 * @param problems everything found wrong in all files, in the order of files and lines
 */
public record Loaded(Optional<RuleSet> rules, List<Problem> problems) {
    public Loaded {
        problems = List.copyOf(problems);
    }

    /**
     * The rules of files that are known to be right.
     *
     * @throws IllegalStateException when they are not, with all problems
     */
    public RuleSet required() {
        return rules.orElseThrow(() -> new IllegalStateException(
                problems.stream().map(Problem::toString).collect(Collectors.joining("\n"))));
    }
}
