package dev.lapwing.rule;

import dev.lapwing.yaml.Problem;
import dev.lapwing.yaml.ProblemLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Loads rules without the files that are refused. It goes in rounds: a correlation goes with the rule that it names, and
 * what is set of a rule goes with the rule; each round leaves out something.
 */
final class RefusedFiles {
    private static final String UNKNOWN = "no rule is called";

    private final List<RuleFile> files;
    private final List<Problem> met = new ArrayList<>();
    private List<RuleFile> left;
    private RuleOverrides changes;
    private Loaded loaded;

    private RefusedFiles(List<RuleFile> files, RuleOverrides changes) {
        this.files = files;
        this.left = files;
        this.changes = changes;
        this.loaded = RuleLoader.load(files, changes);
    }

    /** Every problem that was met on the way is told. */
    static Loaded leaveOut(List<RuleFile> files, RuleOverrides changes) {
        RefusedFiles refused = new RefusedFiles(files, changes);
        while (refused.loaded.rules().isEmpty() && refused.shrink()) {
            refused.loaded = RuleLoader.load(refused.left, refused.changes);
        }
        return refused.result();
    }

    private boolean shrink() {
        Set<String> wrong = loaded.problems().stream()
                .filter(problem -> problem.severity() == ProblemLevel.ERROR)
                .map(Problem::file)
                .collect(Collectors.toSet());
        List<RuleFile> right =
                left.stream().filter(file -> !wrong.contains(file.file())).toList();
        if (right.size() < left.size()) {
            left = right;
            loaded.problems().stream()
                    .filter(problem -> isIn(files, problem) && !isIn(right, problem))
                    .forEach(met::add);
            return true;
        }
        return left.size() < files.size() && dropChanges();
    }

    private boolean dropChanges() {
        List<RuleOverrides.OfRule> known = changes.rules().stream()
                .filter(change -> unknown(change).isEmpty())
                .toList();
        boolean fewer = known.size() < changes.rules().size();
        changes.rules().forEach(change -> unknown(change).ifPresent(met::add));
        changes = changes.with(known);
        return fewer;
    }

    private Optional<Problem> unknown(RuleOverrides.OfRule change) {
        return loaded.problems().stream()
                .filter(problem -> problem.line() == change.place().line()
                        && problem.column() == change.place().column()
                        && problem.sentence().startsWith(UNKNOWN))
                .findFirst();
    }

    private Loaded result() {
        List<Problem> all = Stream.concat(met.stream(), loaded.problems().stream())
                .distinct()
                .toList();
        List<String> leftOut = files.stream()
                .filter(file -> !left.contains(file))
                .map(RuleFile::file)
                .toList();
        Optional<RuleSet> rules = loaded.rules().filter(read -> !left.isEmpty());
        return new Loaded(rules, all, rules.isPresent() ? leftOut : List.of());
    }

    private static boolean isIn(List<RuleFile> files, Problem problem) {
        return files.stream().anyMatch(file -> file.file().equals(problem.file()));
    }
}
