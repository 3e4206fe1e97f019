package dev.lapwing.rule;

import dev.lapwing.event.Schema;
import dev.lapwing.rule.clause.Detection;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Knows from which log sources the events of each correlation come. */
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

    private List<Detection> under(CorrelationRule rule) {
        return rule.members().stream().flatMap(this::under).distinct().toList();
    }

    private Stream<Detection> under(Member member) {
        return member.detection()
                .map(rule -> Stream.of(parts.get(rule.ordinal())))
                .orElseGet(() -> byFingerprint.getOrDefault(member.fingerprint(), List.of()).stream());
    }
}
