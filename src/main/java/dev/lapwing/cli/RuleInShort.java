package dev.lapwing.cli;

import dev.lapwing.detect.StateBound;
import dev.lapwing.rule.Bounds;
import dev.lapwing.rule.CorrelationRule;
import dev.lapwing.rule.Expression;
import dev.lapwing.rule.Member;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule in the few words that fit into a line of a table. */
final class RuleInShort {
    private RuleInShort() {}

    /** What it asks: {@code event_count gte 10, share gte 0.85, then right_user_password}. */
    static String asks(CorrelationRule rule) {
        if (rule.standalone()) {
            return "every match";
        }
        String type = rule.type().name().toLowerCase(Locale.ROOT);
        List<String> names = rule.members().stream().map(Member::name).toList();
        String condition = rule.expression().equals(new Expression.AtLeast(1))
                ? bounds(rule.bounds())
                : expression(rule.expression(), names);
        String values = rule.valueFields().isEmpty() ? "" : " of " + String.join(" and ", rule.valueFields());
        Stream<String> share = rule.share().map(asked -> "share " + bounds(asked.bounds())).stream();
        Stream<String> then = rule.thenMember().map(member -> "then " + names.get(member)).stream();
        return Stream.of(Stream.of(type + " " + condition + values), share, then)
                .flatMap(part -> part)
                .collect(Collectors.joining(", "));
    }

    /** What it keeps for each group: {@code 5m by src_endpoint.ip, up to 8,192 events}. */
    static String keeps(CorrelationRule rule) {
        String group = rule.groupBy().isEmpty() ? "" : " by " + String.join(", ", rule.groupBy());
        return String.format(
                Locale.ROOT,
                "%s%s, up to %,d events",
                DurationText.of(rule.timespan()),
                group,
                StateBound.events(rule));
    }

    private static String bounds(Bounds bounds) {
        Stream<String> low =
                bounds.low().map(number -> (bounds.lowInclusive() ? "gte " : "gt ") + number.toPlainString()).stream();
        Stream<String> high =
                bounds
                        .high()
                        .map(number -> (bounds.highInclusive() ? "lte " : "lt ") + number.toPlainString())
                        .stream();
        return Stream.concat(low, high).collect(Collectors.joining(" "));
    }

    private static String expression(Expression expression, List<String> names) {
        if (expression instanceof Expression.Named named) {
            return names.get(named.member());
        }
        if (expression instanceof Expression.Not not) {
            return "not " + expression(not.part(), names);
        }
        if (expression instanceof Expression.And and) {
            return joined(and.parts(), " and ", names);
        }
        if (expression instanceof Expression.Or or) {
            return "(" + joined(or.parts(), " or ", names) + ")";
        }
        if (expression instanceof Expression.AtLeast least) {
            return least.members() + " of " + String.join(", ", names);
        }
        return String.join(", ", names);
    }

    private static String joined(List<Expression> parts, String word, List<String> names) {
        return parts.stream().map(part -> expression(part, names)).collect(Collectors.joining(word));
    }
}
