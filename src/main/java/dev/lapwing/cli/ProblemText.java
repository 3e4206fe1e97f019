package dev.lapwing.cli;

import dev.lapwing.rule.Loaded;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.text.JsonLine;
import dev.lapwing.text.SafeText;
import dev.lapwing.yaml.Problem;
import dev.lapwing.yaml.ProblemLevel;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Problems of rules as a terminal and as other programs read them. */
public final class ProblemText {
    private static final int OF_A_KIND = 2;
    private static final int NAMED = 20;

    private ProblemText() {}

    /** {@code file:line:column: sentence}, where a warning says that it is one. */
    public static String line(Problem problem) {
        return SafeText.escaped(
                problem.severity() == ProblemLevel.ERROR
                        ? problem.toString()
                        : "%s:%d:%d: warning: %s"
                                .formatted(problem.file(), problem.line(), problem.column(), problem.sentence()));
    }

    /**
     * Tells what came of reading rules; gives them where nothing is wrong, or what was is left out.
     *
     * @throws CommandFailed where nothing was read
     */
    public static RuleSet told(Loaded loaded, PrintWriter err) {
        lines(loaded.problems()).forEach(err::println);
        RuleSet rules = loaded.rules()
                .orElseThrow(() -> CommandFailed.wrong(counts(loaded.problems())
                        + ": nothing was read. `lapwing rules check` tells more; --skip-refused leaves out the files"
                        + " with errors."));
        end(loaded).ifPresent(err::println);
        return rules;
    }

    /** Warnings, those of one kind as one, and behind them the errors, where the eye rests. */
    public static List<String> lines(List<Problem> problems) {
        Map<String, List<Problem>> warnings = problems.stream()
                .filter(problem -> problem.severity() == ProblemLevel.WARNING)
                .collect(Collectors.groupingBy(Problem::sentence, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        warnings.values().forEach(kind -> lines.addAll(folded(kind)));
        problems.stream()
                .filter(problem -> problem.severity() == ProblemLevel.ERROR)
                .map(ProblemText::line)
                .forEach(lines::add);
        return lines;
    }

    private static List<String> folded(List<Problem> kind) {
        if (kind.size() <= OF_A_KIND) {
            return kind.stream().map(ProblemText::line).toList();
        }
        return List.of(line(kind.get(0)) + " (and at " + (kind.size() - 1) + " other places)");
    }

    /** The sentence that counts what was read. */
    private static Optional<String> end(Loaded loaded) {
        String counts = counts(loaded.problems());
        if (!loaded.leftOut().isEmpty()) {
            return Optional.of(counts + ": " + leftOut(loaded.leftOut()));
        }
        return loaded.problems().isEmpty() ? Optional.empty() : Optional.of(counts + ": all rules were read.");
    }

    /** Which files were left out. */
    public static String leftOut(List<String> files) {
        String named = files.stream().limit(NAMED).collect(Collectors.joining(", "));
        int more = files.size() - NAMED;
        return counted(files.size(), "file") + " left out: " + named + (more > 0 ? " and " + more + " more" : "") + ".";
    }

    /** {@code 1 error, 257 warnings}. */
    public static String counts(List<Problem> problems) {
        return counted(count(problems, ProblemLevel.ERROR), "error") + ", "
                + counted(count(problems, ProblemLevel.WARNING), "warning");
    }

    public static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    public static String json(Problem problem) {
        return JsonLine.shown(json -> {
            json.writeStringField("file", problem.file());
            json.writeNumberField("line", problem.line());
            json.writeNumberField("column", problem.column());
            json.writeStringField("severity", problem.severity().name().toLowerCase(Locale.ROOT));
            json.writeStringField("message", problem.sentence());
        });
    }

    static long count(Collection<Problem> problems, ProblemLevel severity) {
        return problems.stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }
}
