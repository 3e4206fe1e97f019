package dev.lapwing.rule;

import dev.lapwing.yaml.Problem;
import dev.lapwing.yaml.ProblemLevel;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of reading rule files.
 *
 * @param rules the rules; empty when any problem is an error
 * @param problems everything found wrong in all files, in the order of files and lines
 * @param leftOut the files that were refused and left out, where that was asked for
 */
public record Loaded(Optional<RuleSet> rules, List<Problem> problems, List<String> leftOut) {
    public Loaded {
        problems = List.copyOf(problems);
        leftOut = List.copyOf(leftOut);
    }

    /** The same with problems of what chose the files; rules are there only where none of these is an error. */
    public Loaded with(Collection<Problem> before) {
        boolean wrong = before.stream().anyMatch(problem -> problem.severity() == ProblemLevel.ERROR);
        return new Loaded(
                wrong ? Optional.empty() : rules,
                Stream.concat(before.stream(), problems.stream()).toList(),
                leftOut);
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
