package dev.lapwing.score;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How alerts of medium or above compare with the labels of polls. An alert shows an incident when it names one of its resources and its
 * span touches the time from the poll before to fifteen minutes after the poll that the label names. A trap is hit by an alert that
 * shows it and no attack; an alert that shows nothing is false.
 */
final class PollScore {
    private static final long AFTER = Duration.ofMinutes(15).toMillis();

    private final List<Incident> incidents;
    private final List<PollAlert> alerts;
    private final NavigableMap<Integer, Long> polls;

    /**
     * Of one log.
     *
     * @param polls when each poll was, in milliseconds since the epoch
     */
    PollScore(List<Incident> incidents, List<PollAlert> alerts, NavigableMap<Integer, Long> polls) {
        this.incidents = incidents;
        this.alerts = alerts;
        this.polls = polls;
    }

    Set<String> missed() {
        return names(attack -> rules(attack).isEmpty());
    }

    /** Attacks that are not found, or by rules of other threats only. */
    Set<String> notNamed() {
        return names(attack -> alerts.stream()
                .noneMatch(alert -> shows(alert, attack) && alert.threats().contains(attack.threat())));
    }

    Set<String> trapsHit() {
        Set<String> hit = new TreeSet<>();
        for (PollAlert alert : alerts) {
            if (attacks().noneMatch(attack -> shows(alert, attack))) {
                incidents.stream()
                        .filter(trap -> shows(alert, trap))
                        .forEach(trap -> hit.add(trap.incident() + " by " + alert.rule()));
            }
        }
        return hit;
    }

    List<String> falseAlerts() {
        return alerts.stream()
                .filter(alert -> incidents.stream().noneMatch(incident -> shows(alert, incident)))
                .map(PollAlert::rule)
                .sorted()
                .toList();
    }

    double falseAlertsPerDay() {
        double days =
                (double) (polls.lastEntry().getValue() - polls.firstEntry().getValue())
                        / Duration.ofDays(1).toMillis();
        return falseAlerts().size() / days;
    }

    /** One line for each visible attack, one for each threat, and the sums. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Map<String, int[]> threats = new TreeMap<>();
        attacks().forEach(attack -> {
            Set<String> rules = rules(attack);
            int[] count = threats.computeIfAbsent(attack.threat(), threat -> new int[2]);
            count[0] += rules.isEmpty() ? 0 : 1;
            count[1]++;
            lines.add("%-26s %-3s %-8s %s"
                    .formatted(
                            attack.incident(),
                            attack.threat(),
                            attack.difficulty(),
                            rules.isEmpty() ? "NOT FOUND" : String.join(", ", rules)));
        });
        threats.forEach((threat, count) -> lines.add("%s found %d of %d".formatted(threat, count[0], count[1])));
        long all = attacks().count();
        lines.add("found %d of %d, rightly named %d; traps hit %s; %.2f false a day %s"
                .formatted(
                        all - missed().size(),
                        all,
                        all - notNamed().size(),
                        trapsHit(),
                        falseAlertsPerDay(),
                        falseAlerts()));
        return lines;
    }

    private Stream<Incident> attacks() {
        return incidents.stream().filter(Incident::isAttack).filter(Incident::visible);
    }

    private Set<String> names(Predicate<Incident> wanted) {
        Set<String> names = new TreeSet<>();
        attacks().filter(wanted).map(Incident::incident).forEach(names::add);
        return names;
    }

    private Set<String> rules(Incident incident) {
        Set<String> rules = new TreeSet<>();
        alerts.stream()
                .filter(alert -> shows(alert, incident))
                .map(PollAlert::rule)
                .forEach(rules::add);
        return rules;
    }

    private boolean shows(PollAlert alert, Incident incident) {
        return incident.rows().stream()
                .map(LabelledAnswer::of)
                .anyMatch(answer -> touches(alert, answer.poll()) && answer.isNamedIn(alert.text()));
    }

    private boolean touches(PollAlert alert, int poll) {
        long at = polls.getOrDefault(poll, 0L);
        long before = Optional.ofNullable(polls.lowerEntry(poll))
                .map(Map.Entry::getValue)
                .orElse(at);
        return alert.start() <= at + AFTER && alert.end() >= before;
    }
}
