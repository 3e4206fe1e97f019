package dev.lapwing.alert.incident;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The alerts of one incident while they may change. */
final class OpenIncident {
    /** More than these nobody reads as one. */
    static final int MOST = 50;

    private final NavigableSet<KeptAlert> members = new TreeSet<>(KeptAlert.IN_ORDER);

    /** Whether an alert that comes after so many of its alerts finds it full. */
    boolean isFullBefore(KeptAlert alert) {
        return members.headSet(alert, false).size() >= MOST;
    }

    /** Whether one alert more or less can make a difference for others. */
    boolean isNearlyFull() {
        return members.size() >= MOST - 1;
    }

    boolean beginsWith(KeptAlert alert) {
        return !members.isEmpty() && members.first() == alert;
    }

    void add(KeptAlert member) {
        members.add(member);
        member.incident = Optional.of(this);
    }

    void remove(KeptAlert member) {
        members.remove(member);
        member.incident = Optional.empty();
    }

    /** Its alerts in order. */
    List<KeptAlert> members() {
        return List.copyOf(members);
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** Those of its alerts that bear a name, in order; all but the first of the names are over. */
    List<KeptAlert> named() {
        return members.stream().filter(member -> member.name.isPresent()).toList();
    }

    /** The id that it goes by. */
    Optional<String> id() {
        return named().stream().findFirst().flatMap(bearer -> bearer.name).map(IncidentName::id);
    }

    /** When the last of its alerts ended; the largest number while one of them is open. */
    long over() {
        return members.stream()
                .mapToLong(member ->
                        member.alert.state() == IncidentAlert.State.OPEN ? Long.MAX_VALUE : member.alert.end())
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** The newest version that was told. */
    Incident told() {
        List<KeptAlert> all = members();
        KeptAlert bearer = named().get(0);
        return Incident.of(
                bearer.name.orElseThrow(),
                all.stream().map(member -> member.alert).toList());
    }
}
