package dev.lapwing.rule;

import dev.lapwing.event.Schema;
import dev.lapwing.rule.clause.Clause;
import dev.lapwing.rule.clause.Detection;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows what the detections below each correlation look at: log sources, and what is ordinary. */
final class SeenSources {
    private final List<Detection> parts;
    private final Map<Long, List<Detection>> byFingerprint = new HashMap<>();

    /** A correlation stands behind those that it names. */
    SeenSources(List<Detection> parts, List<CorrelationRule> correlations) {
        this.parts = List.copyOf(parts);
        correlations.forEach(rule -> byFingerprint.put(rule.fingerprint(), under(rule)));
    }

    /** The log sources as the rules write them, each once. */
    List<String> texts(CorrelationRule rule) {
        return under(rule).stream().map(part -> part.source().text()).distinct().toList();
    }

    boolean see(CorrelationRule rule, Schema schema) {
        return under(rule).stream().anyMatch(part -> part.source().sees(schema));
    }

    /** The placeholders by which the rule asks what is ordinary, without their percent signs, in their order. */
    SortedSet<String> placeholders(CorrelationRule rule) {
        return under(rule).stream()
                .flatMap(part -> placeholders(part.clause()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> placeholders(Clause clause) {
        return clause.match(
                all -> all.parts().stream().flatMap(SeenSources::placeholders),
                any -> any.parts().stream().flatMap(SeenSources::placeholders),
                not -> placeholders(not.part()),
                check -> Stream.of(),
                named -> named.naming() == Clause.Naming.PLACEHOLDER
                        ? Stream.of(named.text())
                        : placeholders(named.part()));
    }

    private List<Detection> under(CorrelationRule rule) {
        return rule.members().stream().flatMap(this::under).distinct().toList();
    }

    private Stream<Detection> under(Member member) {
        return member.detection()
                .map(rule -> Stream.of(parts.get(rule.ordinal())))
                .orElseGet(() -> byFingerprint.getOrDefault(member.fingerprint(), List.of()).stream());
    }
}
