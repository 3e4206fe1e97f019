package dev.lapwing.cli;

import dev.lapwing.rule.Loaded;
import dev.lapwing.rule.Problem;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.Severity;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Problems of rules as a terminal and as other programs read them. */
final class ProblemText {
    private ProblemText() {}

    /** {@code file:line:column: sentence}, where a warning says that it is one. */
    static String line(Problem problem) {
        return Escaped.text(problem.severity() == Severity.ERROR
                ? problem.toString()
                : "%s:%d:%d: warning: %s"
                        .formatted(problem.file(), problem.line(), problem.column(), problem.sentence()));
    }

    /** Tells what came of reading rules; gives them where nothing is wrong. */
    static Optional<RuleSet> tell(Loaded loaded, PrintWriter err) {
        loaded.problems().stream().map(ProblemText::line).forEach(err::println);
        return loaded.rules();
    }

    static String json(Problem problem) {
        return JsonText.of(json -> {
            json.writeStringField("file", problem.file());
            json.writeNumberField("line", problem.line());
            json.writeNumberField("column", problem.column());
            json.writeStringField("severity", problem.severity().name().toLowerCase(Locale.ROOT));
            json.writeStringField("message", problem.sentence());
        });
    }

    static long count(Collection<Problem> problems, Severity severity) {
        return problems.stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }
}
