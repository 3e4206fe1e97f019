package dev.lapwing.cli.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What rules can see of one source.
 *
 * @param findings what is known of everything that rules may need
 * @param rules each rule that is about such a source
 * @param warnings what fools rules
 */
record SourceReport(SeenSource source, Map<Gap, Gap.Finding> findings, List<RuleSight> rules, List<String> warnings) {
    /** Where a rule names no threat. */
    static final String NO_THREAT = "no threat named";

    private static final Comparator<Lack> MOST_FIRST = Comparator.<Lack>comparingInt(
                    lack -> -lack.rules().size())
            .thenComparingInt(lack -> -lack.dulled().size());

    SourceReport {
        rules = List.copyOf(rules);
        warnings = List.copyOf(warnings);
    }

    /**
     * One thing that rules lack.
     *
     * @param rules those that find nothing without it, by their names
     * @param dulled those that find less without it
     */
    record Lack(Gap gap, Gap.State state, List<String> rules, List<String> dulled) {
        Lack {
            rules = List.copyOf(rules);
            dulled = List.copyOf(dulled);
        }
    }

    /**
     * The rules for one threat.
     *
     * @param rules those that there are
     */
    record OfThreat(String threat, List<RuleSight> rules) {
        /** In a word or two. */
        String verdict() {
            if (rules.isEmpty()) {
                return "no rules";
            }
            if (rules.stream().allMatch(RuleSight::whole)) {
                return "visible";
            }
            if (count(Gap.State.MISSING) == rules.size()) {
                return "not visible";
            }
            return count(Gap.State.UNTOLD) == rules.size() ? "cannot tell" : "partly";
        }

        long count(Gap.State state) {
            return rules.stream().filter(rule -> rule.can() == state).count();
        }

        /** What most of the rules lack, as far as something can be done. */
        Optional<Lack> first() {
            return SourceReport.lacks(rules, Gap.State.MISSING).stream()
                    .filter(lack -> lack.gap().need().canBeMet())
                    .findFirst();
        }
    }

    /** The threats, each with its rules, also those to such a source for which there is no rule. */
    List<OfThreat> threats() {
        Map<String, List<RuleSight>> byThreat =
                new TreeMap<>(Comparator.<String>comparingInt(Threat::order).thenComparing(Comparator.naturalOrder()));
        Threat.to(source.product()).forEach(threat -> byThreat.put(threat, new ArrayList<>()));
        for (RuleSight rule : rules) {
            List<String> threats = rule.head().text().threats();
            for (String threat : threats.isEmpty() ? List.of(NO_THREAT) : threats) {
                byThreat.computeIfAbsent(threat, added -> new ArrayList<>()).add(rule);
            }
        }
        return byThreat.entrySet().stream()
                .map(entry -> new OfThreat(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What rules lack for sure, what most of them do first. */
    List<Lack> missing() {
        return lacks(rules, Gap.State.MISSING);
    }

    /** What the input does not tell of and rules need. */
    List<Lack> untold() {
        return lacks(rules, Gap.State.UNTOLD);
    }

    private static List<Lack> lacks(List<RuleSight> rules, Gap.State state) {
        Map<Gap, List<String>> blind = byGap(rules, state);
        Map<Gap, List<String>> dull = state == Gap.State.MISSING ? byGap(rules, Gap.State.THERE) : Map.of();
        Set<Gap> gaps = new TreeSet<>(blind.keySet());
        gaps.addAll(dull.keySet());
        return gaps.stream()
                .map(gap -> new Lack(gap, state, blind.getOrDefault(gap, List.of()), dull.getOrDefault(gap, List.of())))
                .sorted(MOST_FIRST)
                .toList();
    }

    private static Map<Gap, List<String>> byGap(List<RuleSight> rules, Gap.State state) {
        Map<Gap, List<String>> byGap = new TreeMap<>();
        rules.stream()
                .filter(rule -> rule.can() == state)
                .forEach(rule -> rule.lacks()
                        .forEach(gap -> byGap.computeIfAbsent(gap, added -> new ArrayList<>())
                                .add(rule.name())));
        return byGap;
    }
}
