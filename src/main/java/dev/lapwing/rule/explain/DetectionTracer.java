package dev.lapwing.rule.explain;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.rule.clause.Clause;
import dev.lapwing.rule.clause.Detection;
import dev.lapwing.rule.match.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Explains one detection rule, its filters with it, event by event: for people, beside the {@link Matcher}. */
public final class DetectionTracer {
    /** Farther than any rule has lines; it is added up, so it leaves room. */
    private static final long UNREACHABLE = 1L << 40;

    private final Detection detection;

    public DetectionTracer(Detection detection) {
        this.detection = detection;
    }

    /** Whether the event is of a log that the rule looks at. */
    public boolean sees(AuditEvent event) {
        return detection.source().sees(event.schema());
    }

    /** Why the rule matches the event or does not, were it of a log that the rule looks at. */
    public DetectionTrace trace(AuditEvent event) {
        return new Walk(new EventAnswers(event)).trace(detection.clause());
    }

    /** One way through the rule. */
    private static final class Walk {
        private final EventAnswers answers;
        private final List<DetectionTrace.Selection> selections = new ArrayList<>();

        Walk(EventAnswers answers) {
            this.answers = answers;
        }

        DetectionTrace trace(Clause clause) {
            visit(clause, true);
            return new DetectionTrace(answers.holds(clause), changes(clause, true), asAsked(clause, true), selections);
        }

        private void visit(Clause clause, boolean decides) {
            if (clause instanceof Clause.Named selection) {
                List<DetectionTrace.Line> lines = new ArrayList<>();
                lines(selection.part(), lines);
                selections.add(
                        new DetectionTrace.Selection(selection.text(), answers.holds(selection), decides, lines));
            } else if (clause instanceof Clause.Not not) {
                visit(not.part(), decides);
            } else {
                parts(clause).forEach(part -> visit(part, decides && decides(clause, part)));
            }
        }

        private void lines(Clause clause, List<DetectionTrace.Line> into) {
            if (clause instanceof Clause.Named line) {
                into.add(line(line));
                return;
            }
            parts(clause).stream().filter(part -> decides(clause, part)).forEach(part -> lines(part, into));
        }

        private DetectionTrace.Line line(Clause.Named line) {
            boolean held = answers.holds(line);
            boolean negated = line.part() instanceof Clause.Not;
            List<Clause> values = new ArrayList<>();
            values(line.part(), values);
            List<String> telling = values.stream()
                    .filter(value -> answers.holds(value) == (held != negated))
                    .map(value -> ((Clause.Named) value).text())
                    .toList();
            return new DetectionTrace.Line(line.text(), held, telling);
        }

        private static void values(Clause clause, List<Clause> into) {
            if (clause instanceof Clause.Named) {
                into.add(clause);
            } else if (clause instanceof Clause.Not not) {
                values(not.part(), into);
            } else {
                parts(clause).forEach(part -> values(part, into));
            }
        }

        /** Whether the whole came out as it did because of this part: one that is otherwise does not count. */
        private boolean decides(Clause whole, Clause part) {
            return answers.holds(whole) == answers.holds(part);
        }

        private long changes(Clause clause, boolean wanted) {
            if (clause instanceof Clause.Not not) {
                return changes(not.part(), !wanted);
            }
            if (isLine(clause)) {
                return answers.holds(clause) == wanted ? 0 : 1;
            }
            if (clause instanceof Clause.Named named) {
                return changes(named.part(), wanted);
            }
            ToLongFunction<Clause> each = part -> changes(part, wanted);
            return clause instanceof Clause.All == wanted
                    ? parts(clause).stream().mapToLong(each).sum()
                    : parts(clause).stream().mapToLong(each).min().orElse(UNREACHABLE);
        }

        private long asAsked(Clause clause, boolean wanted) {
            if (clause instanceof Clause.Not not) {
                return asAsked(not.part(), !wanted);
            }
            if (isLine(clause)) {
                return answers.holds(clause) == wanted ? 1 : 0;
            }
            return parts(clause).stream()
                    .mapToLong(part -> asAsked(part, wanted))
                    .sum();
        }

        private static boolean isLine(Clause clause) {
            return clause instanceof Clause.Named named && named.naming() == Clause.Naming.LINE;
        }

        private static List<Clause> parts(Clause clause) {
            if (clause instanceof Clause.Named named) {
                return List.of(named.part());
            }
            if (clause instanceof Clause.All all) {
                return all.parts();
            }
            return clause instanceof Clause.Any any ? any.parts() : List.of();
        }
    }
}
