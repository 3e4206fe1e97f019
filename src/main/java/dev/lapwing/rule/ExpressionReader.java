package dev.lapwing.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads what a temporal correlation asks: nothing said, how many rules, or a condition over their names. */
final class ExpressionReader {
    private final Block correlation;
    private final MemberList members;
    private final boolean listed;
    private final Report report;

    ExpressionReader(Block correlation, MemberList members, Report report) {
        this.correlation = correlation;
        this.members = members;
        this.listed = members.size() > 0;
        this.report = report;
    }

    /** The expression, or empty after a report; takes the named rules in when they are not listed. */
    Optional<Expression> read() {
        Optional<Tree> condition = correlation.map().get("condition");
        if (condition.isEmpty()) {
            return Optional.of(everyMember());
        }
        if (condition.get() instanceof Tree.Scalar text) {
            return ConditionParser.parse(text, report).flatMap(parsed -> named(parsed, text));
        }
        return correlation.block("condition").flatMap(this::counted);
    }

    private Expression everyMember() {
        List<Expression> all = IntStream.range(0, members.size())
                .mapToObj(index -> (Expression) new Expression.Named(index))
                .toList();
        return all.size() == 1 ? all.get(0) : new Expression.And(all);
    }

    private Optional<Expression> counted(Block condition) {
        condition.refuseOthers(BoundsReader.KEYS);
        Optional<Bounds> bounds = BoundsReader.read(condition, report);
        if (bounds.isEmpty()) {
            return Optional.empty();
        }
        Place place = condition.map().place();
        if (bounds.get().high().isPresent()) {
            report.error(place, "an upper end for the number of rules is not supported by this version");
            return Optional.empty();
        }
        BigDecimal low = bounds.get().low().orElseThrow();
        BigDecimal least = bounds.get().lowInclusive()
                ? low.setScale(0, RoundingMode.CEILING)
                : low.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        if (!members.complete()) {
            return Optional.empty();
        }
        if (least.signum() <= 0 || least.compareTo(BigDecimal.valueOf(members.size())) > 0) {
            report.error(place, "the number of rules lies between 1 and " + members.size());
            return Optional.empty();
        }
        return Optional.of(Expression.atLeast(least.intValueExact()));
    }

    private Optional<Expression> named(Condition condition, Tree.Scalar text) {
        int before = report.errors();
        Expression expression = expression(condition, text, false);
        if (report.errors() > before) {
            return Optional.empty();
        }
        List<Integer> used = new ArrayList<>();
        boolean positive = collect(expression, used);
        if (!positive) {
            report.error(text.place(), "the condition names no rule that has to match");
        }
        for (int index = 0; index < members.size(); index++) {
            if (!used.contains(index)) {
                report.error(text.place(), "the condition does not name \"" + members.name(index) + "\"");
            }
        }
        return Optional.of(expression);
    }

    private Expression expression(Condition condition, Tree.Scalar text, boolean negated) {
        if (condition instanceof Condition.Not not) {
            return expression(not.part(), text, !negated);
        }
        if (condition instanceof Condition.And and) {
            List<Expression> parts = parts(and.parts(), text, negated);
            return negated ? new Expression.Or(parts) : new Expression.And(parts);
        }
        if (condition instanceof Condition.Or or) {
            List<Expression> parts = parts(or.parts(), text, negated);
            return negated ? new Expression.And(parts) : new Expression.Or(parts);
        }
        if (condition instanceof Condition.Of of) {
            report.error(text.at(of.offset()), "name the rules one by one: \"of\" is for detections");
            return Expression.atLeast(1);
        }
        Condition.Name name = (Condition.Name) condition;
        Expression member = new Expression.Named(member(name, text));
        return negated ? new Expression.Not(member) : member;
    }

    private List<Expression> parts(List<Condition> parts, Tree.Scalar text, boolean negated) {
        return parts.stream().map(part -> expression(part, text, negated)).toList();
    }

    private int member(Condition.Name name, Tree.Scalar text) {
        Tree.Scalar reference = new Tree.Scalar(text.at(name.offset()), name.name(), Tree.Kind.TEXT, 0);
        int known = members.size();
        Optional<Integer> index = members.index(reference);
        if (listed && members.size() > known) {
            report.error(reference.place(), "\"" + name.name() + "\" is not among the rules of this correlation");
        }
        return index.orElse(0);
    }

    /** Gathers the members named; says whether any of them has to match. */
    private static boolean collect(Expression expression, List<Integer> used) {
        if (expression instanceof Expression.Named named) {
            used.add(named.member());
            return true;
        }
        if (expression instanceof Expression.Not not) {
            collect(not.part(), used);
            return false;
        }
        List<Expression> parts = expression instanceof Expression.And and
                ? and.parts()
                : expression instanceof Expression.Or or ? or.parts() : List.of();
        return parts.stream().filter(part -> collect(part, used)).count() > 0;
    }
}
