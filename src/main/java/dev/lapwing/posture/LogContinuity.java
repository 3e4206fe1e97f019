package dev.lapwing.posture;

import dev.lapwing.event.AuditEvent;
import java.util.List;

/** Decides what it means that a poll saw something else than the poll before. */
public final class LogContinuity {

    /**
     * What comes of one poll.
     *
     * @param state what is known now
     * @param events monitor events of the source, at the poll's time
     */
    public record Step(LogState state, List<AuditEvent> events) {
        public Step {
            events = List.copyOf(events);
        }
    }

    private LogContinuity() {}

    /**
     * Takes up a poll. One that is not newer than what is known changes nothing: it is a repeated delivery.
     *
     * @param instance the source's name
     */
    public static Step next(LogState before, LogPoll poll, String instance) {
        return new Step(new LogState(poll.timeMillis()), List.of());
    }
}
