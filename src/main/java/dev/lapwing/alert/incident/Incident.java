package dev.lapwing.alert.incident;

import dev.lapwing.rule.definition.Level;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A version of an incident: alerts of one source about the same address, account or key.
 *
 * @param id names the incident through its whole life
 * @param rev 1, 2, ...
 * @param members its alerts by their starts; where it is over for another reason than their end, those that it had last
 * @param gone why there is no such incident any more, where there is none
 */
public record Incident(String id, int rev, List<IncidentAlert> members, Optional<Gone> gone) {
    /** Why there is no such incident any more. */
    public enum Gone {
        /** Its alerts belong to another one now. */
        MERGED,
        /** Its alerts were taken back. */
        RETRACTED
    }

    public Incident {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("an incident without alerts: " + id);
        }
    }

    static Incident of(IncidentName name, List<IncidentAlert> members) {
        return new Incident(name.id(), name.rev(), members, Optional.empty());
    }

    /** The source. */
    public String instance() {
        return members.get(0).instance();
    }

    public long start() {
        return members.get(0).start();
    }

    /** When the last of its alerts ended. */
    public long end() {
        return members.stream().mapToLong(IncidentAlert::end).max().orElseThrow();
    }

    /** The highest level of its alerts. */
    public Level level() {
        return members.stream()
                .map(IncidentAlert::level)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Whether all of its alerts are over; it goes on where another one joins. */
    public boolean ended() {
        return members.stream().noneMatch(alert -> alert.state() == IncidentAlert.State.OPEN);
    }

    /** Whom it is about, in the order in which they came into it. */
    public Set<StrongEntity> entities() {
        Set<StrongEntity> all = new LinkedHashSet<>();
        members.forEach(alert -> all.addAll(alert.entities()));
        return all;
    }

    /** The rules that raised its alerts, in the order in which they did. */
    public Set<String> rules() {
        Set<String> all = new LinkedHashSet<>();
        members.forEach(alert -> all.add(alert.rule()));
        return all;
    }

    /** The threats that its rules answer, in that order. */
    public Set<String> threats() {
        Set<String> all = new LinkedHashSet<>();
        members.forEach(alert -> all.addAll(alert.threats()));
        return all;
    }

    /** Names the incident and hides what it says. */
    @Override
    public String toString() {
        return id + " rev " + rev;
    }
}
