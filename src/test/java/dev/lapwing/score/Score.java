package dev.lapwing.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * How alerts of medium or above compare with the labels of a log. An attack is found when one of them shows one of its rows, and rightly
 * named when such a one names its threat. A trap is hit by an alert that shows its rows and those of no attack. An alert is false when
 * it shows no labelled row, and mostly ordinary when more than half of its rows are labelled by nobody.
 */
public final class Score {
    private final List<Incident> incidents;
    private final List<ToldAlert> alerts;
    private final BiPredicate<ToldAlert, Incident> tells;

    Score(List<Incident> incidents, List<ToldAlert> alerts) {
        this(incidents, alerts, ToldAlert::shows);
    }

    /**
     * A score.
     *
     * @param tells whether an alert tells of an attack; of a harmless incident it always tells by its rows alone
     */
    Score(List<Incident> incidents, List<ToldAlert> alerts, BiPredicate<ToldAlert, Incident> tells) {
        this.incidents = incidents;
        this.alerts = alerts;
        this.tells = (alert, incident) -> incident.isAttack() ? tells.test(alert, incident) : alert.shows(incident);
    }

    /** Visible attacks. */
    List<Incident> attacks() {
        return incidents.stream()
                .filter(Incident::isAttack)
                .filter(Incident::visible)
                .toList();
    }

    public Set<String> missed() {
        return names(attack -> alerts.stream().noneMatch(alert -> tells.test(alert, attack)));
    }

    public Set<String> missedLoud() {
        return names(attack -> attack.isLoud() && alerts.stream().noneMatch(alert -> tells.test(alert, attack)));
    }

    /** Attacks that are not found, or by rules of other threats only. */
    public Set<String> notNamed() {
        return names(attack -> alerts.stream()
                .noneMatch(alert -> tells.test(alert, attack) && alert.threats().contains(attack.threat())));
    }

    public Set<String> trapsHit() {
        Set<String> hit = new TreeSet<>();
        for (ToldAlert alert : alerts) {
            if (incidents.stream().filter(Incident::isAttack).noneMatch(attack -> tells.test(alert, attack))) {
                incidents.stream()
                        .filter(alert::shows)
                        .forEach(trap -> hit.add(trap.incident() + " by " + alert.rule()));
            }
        }
        return hit;
    }

    public List<String> falseAlerts() {
        return alerts.stream()
                .filter(alert -> incidents.stream().noneMatch(incident -> tells.test(alert, incident)))
                .map(ToldAlert::rule)
                .sorted()
                .toList();
    }

    List<String> mostlyOrdinary() {
        return alerts.stream()
                .filter(alert -> incidents.stream().anyMatch(alert::shows))
                .filter(alert -> 2 * ordinary(alert) > alert.rows().size())
                .map(ToldAlert::rule)
                .sorted()
                .toList();
    }

    /** One line for each attack, and the sums. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Incident attack : attacks()) {
            Set<String> rules = new TreeSet<>();
            alerts.stream()
                    .filter(alert -> tells.test(alert, attack))
                    .map(ToldAlert::rule)
                    .forEach(rules::add);
            lines.add("%-24s %-3s %-38s %-12s %s"
                    .formatted(
                            attack.incident(),
                            attack.threat(),
                            attack.kind(),
                            attack.difficulty(),
                            rules.isEmpty() ? "NOT FOUND" : String.join(", ", rules)));
        }
        int all = attacks().size();
        lines.add("found %d of %d, rightly named %d; traps hit %s; false %s; mostly ordinary %s"
                .formatted(
                        all - missed().size(),
                        all,
                        all - notNamed().size(),
                        trapsHit(),
                        falseAlerts(),
                        mostlyOrdinary()));
        return lines;
    }

    private Set<String> names(Predicate<Incident> wanted) {
        Set<String> names = new TreeSet<>();
        attacks().stream().filter(wanted).map(Incident::incident).forEach(names::add);
        return names;
    }

    private long ordinary(ToldAlert alert) {
        return alert.rows().stream()
                .filter(row ->
                        incidents.stream().noneMatch(incident -> incident.rows().contains(row)))
                .count();
    }
}
