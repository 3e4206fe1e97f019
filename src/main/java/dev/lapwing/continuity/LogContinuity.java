package dev.lapwing.continuity;

import dev.lapwing.continuity.poll.LogLook;
import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.continuity.poll.LogSettings;
import dev.lapwing.continuity.poll.Retention;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.MonitorKind;
import java.util.List;
import java.util.Optional;

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
        if (poll.timeMillis() <= before.timeMillis()) {
            return new Step(before, List.of());
        }
        MonitorEvents tellings = new MonitorEvents();
        Heartbeat.look(before, poll, tellings);
        ListingDiff changes = ListingDiff.between(before, poll);
        Retention retention = Retention.of(before.logs(), poll);
        LogState after = new LogState(
                poll.timeMillis(),
                poll.look().isPresent() ? poll.connector() : before.connector(),
                poll.look().map(LogLook::listing).or(before::listing),
                before.newest().next(poll, changes, retention, tellings),
                file(before, poll, tellings),
                Disappearance.next(before.hours(), poll, changes, retention, tellings),
                logs(before, poll, tellings),
                before.outage().next(poll, tellings),
                before.addresses().next(changes.above(), before.logs(), poll.logs(), tellings),
                before.probes().next(poll, tellings));
        return new Step(after, tellings.events(instance, poll.timeMillis()));
    }

    private static LogSettings logs(LogState before, LogPoll poll, MonitorEvents tellings) {
        before.logs()
                .turnedDown(poll.logs())
                .forEach(reason -> tellings.tell(MonitorKind.LOGGING_REDUCED, 1, MonitorEvents.SETTINGS, reason));
        return before.logs().with(poll.logs());
    }

    private static Optional<String> file(LogState before, LogPoll poll, MonitorEvents tellings) {
        Optional<String> now = poll.look().flatMap(LogLook::file);
        if (now.isPresent() && before.file().isPresent() && !now.equals(before.file())) {
            tellings.fileReplaced();
        }
        return now.or(before::file);
    }
}
