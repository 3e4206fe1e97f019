package dev.lapwing.continuity;

import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.event.MonitorKind;
import dev.lapwing.text.Elapsed;
import java.time.Duration;

/** The polls themselves: while none comes, nobody looks at the log. */
final class Heartbeat {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Heartbeat() {}

    /** Tells when the poll before this one is too long ago. */
    static void look(LogState before, LogPoll poll, MonitorEvents tellings) {
        if (!before.isKnown()) {
            return;
        }
        Duration gap = Duration.ofMillis(poll.timeMillis() - before.timeMillis());
        if (gap.compareTo(LONGEST) > 0) {
            tellings.tell(MonitorKind.HEARTBEAT_MISSING, 1, "", "the connector said nothing for " + Elapsed.words(gap));
        }
    }
}
