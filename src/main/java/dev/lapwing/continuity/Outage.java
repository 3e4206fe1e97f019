package dev.lapwing.continuity;

import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.event.MonitorKind;
import dev.lapwing.text.Elapsed;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How long nothing could be read of the log.
 *
 * @param since when the first poll that failed began; empty while the log can be read
 * @param polls how many failed since
 * @param told whether that was told
 */
record Outage(OptionalLong since, long polls, boolean told) {
    /** The log can be read. */
    static final Outage NONE = new Outage(OptionalLong.empty(), 0, false);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Goes on with a poll, and tells an outage once when it has lasted. */
    Outage next(LogPoll poll, MonitorEvents tellings) {
        if (poll.status() == LogPoll.READABLE) {
            return NONE;
        }
        long start = since.orElse(poll.timeMillis());
        Duration length = Duration.ofMillis(poll.timeMillis() - start);
        boolean tell = !told && length.compareTo(PATIENCE) >= 0;
        if (tell) {
            tellings.tell(
                    MonitorKind.SOURCE_SILENT,
                    polls + 1,
                    MonitorEvents.LOG,
                    "nothing could be read for " + Elapsed.words(length) + ": " + why(poll));
        }
        return new Outage(OptionalLong.of(start), polls + 1, told || tell);
    }

    private static String why(LogPoll poll) {
        return poll.error().orElse(poll.status() == 0 ? "no answer" : "status " + poll.status());
    }
}
