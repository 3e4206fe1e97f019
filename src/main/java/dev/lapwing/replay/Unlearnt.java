package dev.lapwing.replay;

import dev.lapwing.replay.input.InputStart;
import dev.lapwing.replay.row.ReplayCounts;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Scope;
import dev.lapwing.text.Elapsed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the baselines that had too short an input to judge any event of it: their silence says nothing. */
final class Unlearnt {
    private final RuleSet rules;
    private final Map<String, InputStart> starts;
    private final Horizons horizons;

    private Unlearnt(RuleSet rules, Map<String, InputStart> starts, Horizons horizons) {
        this.rules = rules;
        this.starts = starts;
        this.horizons = horizons;
    }

    /** A sentence for each baseline and input that is too short for it. */
    static List<String> of(RuleSet rules, ReplayCounts counts, Horizons horizons) {
        Unlearnt unlearnt = new Unlearnt(rules, counts.starts(), horizons);
        return rules.correlations().stream().flatMap(unlearnt::of).toList();
    }

    private Stream<String> of(CorrelationRule rule) {
        long needed = rule.baseline()
                .map(Baseline::learning)
                .map(learning -> learning.plus(silence(rule)).toMillis())
                .orElse(0L);
        List<String> seen = starts.entrySet().stream()
                .filter(start -> start.getValue().schemas().stream().anyMatch(schema -> rules.sees(rule, schema)))
                .map(Map.Entry::getKey)
                .toList();
        Stream<List<String>> inputs =
                rule.scope() == Scope.INSTANCE ? seen.stream().map(List::of) : Stream.of(seen);
        return inputs.filter(together -> !together.isEmpty() && length(together) < needed)
                .map(together -> "%s needs %s of %s, the input has %s: it watched nothing"
                        .formatted(
                                rule.head().identity(),
                                Elapsed.of(needed),
                                String.join(" and ", together),
                                Elapsed.of(length(together))));
    }

    /** An absence is certain only after the silence. */
    private static Duration silence(CorrelationRule rule) {
        return rule.type().waitsForSilence() ? rule.timespan() : Duration.ZERO;
    }

    /** From the first event of them all to where groups over them end. */
    private long length(List<String> instances) {
        long end = instances.stream().mapToLong(horizons::of).min().orElseThrow();
        long first = instances.stream()
                .map(starts::get)
                .mapToLong(start -> start == null ? Long.MAX_VALUE : start.first())
                .min()
                .orElseThrow();
        return end - first;
    }
}
