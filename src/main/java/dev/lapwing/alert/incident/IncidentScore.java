package dev.lapwing.alert.incident;

import dev.lapwing.rule.definition.Level;
import java.util.HashMap;
import java.util.Map;

/**
 * How much an incident weighs, from 0 to 100: each of its rules once by its level, and 10 for each threat beyond the first.
 *
 * <p>That points add up over one entity, and that it counts how many different rules and kinds of attack point at it and not
 * how often, is the idea of risk-based alerting, as Splunk's documentation describes it. The numbers are our own choice.
 */
public final class IncidentScore {
    private static final int MOST = 100;
    private static final int THREAT = 10;

    private IncidentScore() {}

    /** The score of an incident; a function of its alerts. */
    public static int of(Incident incident) {
        Map<String, Level> rules = new HashMap<>();
        incident.members()
                .forEach(alert -> rules.merge(
                        alert.rule(), alert.level(), (one, other) -> one.compareTo(other) >= 0 ? one : other));
        int sum = rules.values().stream().mapToInt(IncidentScore::points).sum();
        int threats = Math.max(0, incident.threats().size() - 1);
        return Math.min(MOST, sum + THREAT * threats);
    }

    private static int points(Level level) {
        return switch (level) {
            case INFORMATIONAL -> 0;
            case LOW -> 10;
            case MEDIUM -> 25;
            case HIGH -> 50;
            case CRITICAL -> 80;
        };
    }
}
