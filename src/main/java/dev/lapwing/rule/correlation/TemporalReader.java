package dev.lapwing.rule.correlation;

import dev.lapwing.rule.definition.Expression;
import dev.lapwing.rule.definition.Window;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.SourceLocation;
import dev.lapwing.yaml.YamlMap;
import dev.lapwing.yaml.YamlNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads what a temporal correlation asks: nothing said, how many rules, or a condition over their names. */
final class TemporalReader {
    private final YamlMap body;
    private final MemberList members;
    private final ProblemReport report;

    TemporalReader(YamlMap body, MemberList members, ProblemReport report) {
        this.body = body;
        this.members = members;
        this.report = report;
    }

    /** The question, or empty after a report. */
    Optional<CorrelationDraft> read() {
        Optional<YamlNode> condition = body.map().get("condition");
        if (condition.isEmpty()) {
            return Optional.of(CorrelationDraft.temporal(everyMember(), Window.BACKWARD));
        }
        if (condition.get() instanceof YamlNode.Scalar text) {
            return new ExpressionReader(text, members, report)
                    .read()
                    .filter(expression -> isPossible(expression, text.place()))
                    .map(expression -> CorrelationDraft.temporal(expression, Window.BACKWARD));
        }
        return body.block("condition").flatMap(this::counted);
    }

    private Expression everyMember() {
        List<Expression> all = IntStream.range(0, members.size())
                .mapToObj(index -> (Expression) new Expression.Named(index))
                .toList();
        return all.size() == 1 ? all.get(0) : new Expression.And(all);
    }

    private Optional<CorrelationDraft> counted(YamlMap condition) {
        condition.refuseOthers(BoundsReader.KEYS);
        Optional<Comparison> comparison = BoundsReader.read(condition, report);
        if (comparison.isEmpty() || !members.complete()) {
            return Optional.empty();
        }
        SourceLocation place = condition.map().place();
        long holding = comparison.get().holdingUpTo(members.size()).count();
        if (holding == 0) {
            report.error(place, "the number of rules lies between 1 and " + members.size());
            return Optional.empty();
        }
        if (holding == members.size() && comparison.get().bounds().holds(0)) {
            report.warning(place, "every number of rules satisfies this condition");
        }
        Expression count = new Expression.Count(comparison.get().bounds());
        return Optional.of(CorrelationDraft.temporal(count, comparison.get().window()));
    }

    /** Looks for contradictions where the ways to satisfy the condition can be listed. */
    private boolean isPossible(Expression expression, SourceLocation place) {
        boolean possible = Alternatives.of(expression)
                .filter(ways -> ways.stream().noneMatch(way -> Collections.disjoint(way.members(), way.absent())))
                .isEmpty();
        if (!possible) {
            report.error(place, "the condition wants a rule to match and to be absent at once");
        }
        return possible;
    }
}
