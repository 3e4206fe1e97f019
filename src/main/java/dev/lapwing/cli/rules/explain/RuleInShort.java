package dev.lapwing.cli.rules.explain;

import dev.lapwing.detect.StateBound;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Expression;
import dev.lapwing.rule.definition.Member;
import dev.lapwing.rule.definition.Sequence;
import dev.lapwing.text.DurationText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule in the few words that fit into a line of a table. */
public final class RuleInShort {
    private RuleInShort() {}

    /** What it asks: {@code event_count gte 10, share gte 0.85, then right_user_password}. */
    public static String asks(CorrelationRule rule) {
        if (rule.standalone()) {
            return "every match";
        }
        List<String> names = rule.members().stream().map(Member::name).toList();
        String type = rule.type().word();
        String main = rule.type().isTemporal() ? type + " " + members(rule, names) : type + numbers(rule);
        Stream<String> share = rule.share().map(asked -> "share " + BoundsShort.of(asked.bounds())).stream();
        Stream<String> then = rule.thenMember().map(member -> "then " + names.get(member)).stream();
        return Stream.of(Stream.of(main), share, then).flatMap(part -> part).collect(Collectors.joining(", "));
    }

    /** What it keeps for each group: {@code 5m by src_endpoint.ip, up to 8,192 events}. */
    public static String keeps(CorrelationRule rule) {
        String group = rule.groupBy().isEmpty() ? "" : " by " + String.join(", ", rule.groupBy());
        return String.format(
                Locale.ROOT,
                "%s%s, up to %,d events",
                DurationText.of(rule.timespan()),
                group,
                StateBound.events(rule));
    }

    /** The fields and the numbers; the numbers of a baseline are its own past, so it has parameters instead. */
    private static String numbers(CorrelationRule rule) {
        String percentile = rule.measure()
                .percentile()
                .map(number -> "(" + number.toPlainString() + ")")
                .orElse("");
        String fields = rule.valueFields().isEmpty() ? "" : " " + String.join(" and ", rule.valueFields());
        String asked = rule.baseline()
                .map(baseline -> ", " + BaselineShort.of(baseline))
                .orElseGet(() -> " " + BoundsShort.of(rule.bounds()));
        return percentile + fields + asked;
    }

    private static String members(CorrelationRule rule, List<String> names) {
        return rule.sequences().isEmpty()
                ? expression(rule.expression(), names)
                : rule.sequences().stream()
                        .map(sequence -> sequence(sequence, names))
                        .collect(Collectors.joining(" or "));
    }

    private static String sequence(Sequence sequence, List<String> names) {
        Stream<String> absent = sequence.absent().stream().map(member -> "not " + names.get(member));
        return Stream.concat(sequence.members().stream().map(names::get), absent)
                .collect(Collectors.joining(", then "));
    }

    private static String expression(Expression expression, List<String> names) {
        return expression.match(
                named -> names.get(named.member()),
                and -> joined(and.parts(), " and ", names),
                or -> "(" + joined(or.parts(), " or ", names) + ")",
                not -> "not " + expression(not.part(), names),
                count -> BoundsShort.of(count.bounds()) + " of " + String.join(", ", names));
    }

    private static String joined(List<Expression> parts, String word, List<String> names) {
        return parts.stream().map(part -> expression(part, names)).collect(Collectors.joining(word));
    }
}
