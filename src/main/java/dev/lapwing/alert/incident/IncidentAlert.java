package dev.lapwing.alert.incident;

import dev.lapwing.rule.definition.Level;
import java.util.Comparator;
import java.util.List;

/**
 * A version of an alert, as much of it as incidents need.
 *
 * @param id the alert's id
 * @param rev the alert's revision
 * @param instance the source; empty for a rule over all of them
 * @param episode names the episode as it stands
 * @param start time of its first event, milliseconds since the epoch
 * @param end time of its last holding event, milliseconds since the epoch
 * @param count how many events counted
 * @param rule how people call the rule
 * @param sentence what happened
 * @param threats ids of the threats that the rule answers
 * @param entities whom it is about; none where it belongs to no incident
 */
public record IncidentAlert(
        String id,
        int rev,
        State state,
        String instance,
        String episode,
        long start,
        long end,
        long count,
        Level level,
        String rule,
        String title,
        String sentence,
        List<String> threats,
        List<StrongEntity> entities) {
    /** By the start, then by what names the episode: the order in which alerts find their incidents. */
    static final Comparator<IncidentAlert> IN_ORDER = Comparator.comparingLong(IncidentAlert::start)
            .thenComparing(IncidentAlert::episode)
            .thenComparing(IncidentAlert::id);

    /** How an alert stands. Stored alerts hold the names. */
    public enum State {
        /** Its episode goes on. */
        OPEN,
        /** Its episode is over. */
        ENDED,
        /** There is no such episode: it was taken back, joined another, or its rule or source is gone. */
        GONE
    }

    public IncidentAlert {
        threats = List.copyOf(threats);
        entities = List.copyOf(entities);
    }

    /** Whether it is in an incident. */
    boolean belongs() {
        return state != State.GONE && !entities.isEmpty();
    }

    /** Names the alert and hides what it says. */
    @Override
    public String toString() {
        return id + " rev " + rev;
    }
}
