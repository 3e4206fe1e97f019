package dev.lapwing.rule.explain;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.rule.clause.Clause;
import dev.lapwing.rule.clause.Detection;
import dev.lapwing.rule.match.Matcher;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Explains one detection rule, its filters with it, event by event: for people, beside the {@link Matcher}. */
public final class DetectionTracer {
    /** Farther than any rule has lines; it is added up, so it leaves room. */
    private static final long UNREACHABLE = 1L << 40;

    private final Detection detection;

    /** A tracer of one rule. */
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

        Walk(EventAnswers answers) {
            this.answers = answers;
        }

        DetectionTrace trace(Clause clause) {
            return new DetectionTrace(
                    answers.holds(clause),
                    changes(clause, true),
                    asAsked(clause, true),
                    selections(clause, true).toList());
        }

        private Stream<DetectionTrace.Selection> selections(Clause clause, boolean decides) {
            return clause.match(
                    all -> selections(all, all.parts(), decides),
                    any -> selections(any, any.parts(), decides),
                    not -> selections(not.part(), decides),
                    check -> Stream.of(),
                    selection -> Stream.of(new DetectionTrace.Selection(
                            selection.text(),
                            answers.holds(selection),
                            decides,
                            lines(selection.part()).toList())));
        }

        private Stream<DetectionTrace.Selection> selections(Clause whole, List<Clause> parts, boolean decides) {
            return parts.stream().flatMap(part -> selections(part, decides && decides(whole, part)));
        }

        private Stream<DetectionTrace.Line> lines(Clause clause) {
            return clause.match(
                    all -> lines(all, all.parts()),
                    any -> lines(any, any.parts()),
                    not -> Stream.of(),
                    check -> Stream.of(),
                    line -> Stream.of(line(line)));
        }

        private Stream<DetectionTrace.Line> lines(Clause whole, List<Clause> parts) {
            return parts.stream().filter(part -> decides(whole, part)).flatMap(this::lines);
        }

        private DetectionTrace.Line line(Clause.Named line) {
            boolean held = answers.holds(line);
            boolean negated =
                    line.part().match(all -> false, any -> false, not -> true, check -> false, named -> false);
            List<String> telling = values(line.part())
                    .filter(value -> answers.holds(value) == (held != negated))
                    .map(Clause.Named::text)
                    .toList();
            return new DetectionTrace.Line(line.text(), held, telling);
        }

        private static Stream<Clause.Named> values(Clause clause) {
            return clause.match(
                    all -> all.parts().stream().flatMap(Walk::values),
                    any -> any.parts().stream().flatMap(Walk::values),
                    not -> values(not.part()),
                    check -> Stream.of(),
                    named -> named.naming() == Clause.Naming.PLACEHOLDER ? values(named.part()) : Stream.of(named));
        }

        /** Whether the whole came out as it did because of this part: one that is otherwise does not count. */
        private boolean decides(Clause whole, Clause part) {
            return answers.holds(whole) == answers.holds(part);
        }

        private long changes(Clause clause, boolean wanted) {
            return clause.match(
                    all -> changes(all.parts(), wanted, wanted),
                    any -> changes(any.parts(), wanted, !wanted),
                    not -> changes(not.part(), !wanted),
                    check -> changes(List.of(), wanted, !wanted),
                    named ->
                            isLine(named) ? (answers.holds(named) == wanted ? 0L : 1L) : changes(named.part(), wanted));
        }

        private long changes(List<Clause> parts, boolean wanted, boolean each) {
            LongStream changes = parts.stream().mapToLong(part -> changes(part, wanted));
            return each ? changes.sum() : changes.min().orElse(UNREACHABLE);
        }

        private long asAsked(Clause clause, boolean wanted) {
            return clause.match(
                    all -> asAsked(all.parts(), wanted),
                    any -> asAsked(any.parts(), wanted),
                    not -> asAsked(not.part(), !wanted),
                    check -> 0L,
                    named ->
                            isLine(named) ? (answers.holds(named) == wanted ? 1L : 0L) : asAsked(named.part(), wanted));
        }

        private long asAsked(List<Clause> parts, boolean wanted) {
            return parts.stream().mapToLong(part -> asAsked(part, wanted)).sum();
        }

        private static boolean isLine(Clause.Named named) {
            return named.naming() == Clause.Naming.LINE;
        }
    }
}
