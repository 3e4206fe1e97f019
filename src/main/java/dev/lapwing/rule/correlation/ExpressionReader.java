package dev.lapwing.rule.correlation;

import dev.lapwing.rule.definition.Expression;
import dev.lapwing.rule.syntax.Condition;
import dev.lapwing.rule.syntax.ConditionParser;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a condition over the names of rules; negations are pushed down to single names. */
final class ExpressionReader {
    private final YamlNode.Scalar text;
    private final MemberList members;
    private final boolean listed;
    private final ProblemReport report;

    ExpressionReader(YamlNode.Scalar text, MemberList members, ProblemReport report) {
        this.text = text;
        this.members = members;
        this.listed = members.size() > 0;
        this.report = report;
    }

    /** The expression, or empty after a report; takes the named rules in when they are not listed. */
    Optional<Expression> read() {
        int before = report.errors();
        Optional<Expression> expression =
                ConditionParser.parse(text, report).map(condition -> expression(condition, false));
        if (report.errors() > before || !members.complete()) {
            return Optional.empty();
        }
        expression.ifPresent(this::checkNames);
        return expression.filter(found -> report.errors() == before);
    }

    private void checkNames(Expression expression) {
        Set<Integer> used = new HashSet<>();
        boolean positive = collect(expression, used);
        if (!positive) {
            report.error(text.place(), "the condition names no rule that has to match");
        }
        for (int index = 0; index < members.size(); index++) {
            if (!used.contains(index)) {
                report.error(text.place(), "the condition does not name \"" + members.name(index) + "\"");
            }
        }
    }

    private Expression expression(Condition condition, boolean negated) {
        return condition.match(
                name -> member(name, negated),
                this::refused,
                and -> joined(parts(and.parts(), negated), !negated),
                or -> joined(parts(or.parts(), negated), negated),
                not -> expression(not.part(), !negated));
    }

    private static Expression joined(List<Expression> parts, boolean all) {
        return all ? new Expression.And(parts) : new Expression.Or(parts);
    }

    private Expression refused(Condition.Of of) {
        report.error(text.at(of.offset()), "name the rules one by one: \"of\" is for detections");
        return Expression.atLeast(1);
    }

    private Expression member(Condition.Name name, boolean negated) {
        Expression member = new Expression.Named(member(name));
        return negated ? new Expression.Not(member) : member;
    }

    private List<Expression> parts(List<Condition> parts, boolean negated) {
        return parts.stream().map(part -> expression(part, negated)).toList();
    }

    private int member(Condition.Name name) {
        YamlNode.Scalar reference = new YamlNode.Scalar(text.at(name.offset()), name.name(), YamlNode.Kind.TEXT, 0);
        int known = members.size();
        Optional<Integer> index = members.index(reference);
        if (listed && members.size() > known) {
            report.error(reference.place(), "\"" + name.name() + "\" is not among the rules of this correlation");
        }
        return index.orElse(0);
    }

    /** Gathers the members named; says whether any of them has to match. */
    private static boolean collect(Expression expression, Set<Integer> used) {
        return expression.match(
                named -> {
                    used.add(named.member());
                    return true;
                },
                and -> collect(and.parts(), used),
                or -> collect(or.parts(), used),
                not -> {
                    collect(not.part(), used);
                    return false;
                },
                count -> false);
    }

    private static boolean collect(List<Expression> parts, Set<Integer> used) {
        return parts.stream().filter(part -> collect(part, used)).count() > 0;
    }
}
