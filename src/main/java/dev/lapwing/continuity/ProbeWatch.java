package dev.lapwing.continuity;

import dev.lapwing.continuity.poll.Listing;
import dev.lapwing.continuity.poll.LogLook;
import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.continuity.poll.Probe;
import dev.lapwing.event.MonitorKind;
import dev.lapwing.event.WriterDelay;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which of our requests did not come back as rows.
 *
 * @param settled those sent up to this time are no longer of interest: one of them was told as missing
 * @param missing whether none was seen since one was told as missing
 */
record ProbeWatch(long settled, boolean missing) {
    /** None is missing. */
    static final ProbeWatch NONE = new ProbeWatch(Long.MIN_VALUE, false);

    /** Rows are written in the order of their times; two clocks and the seconds of one are between. */
    private static final Duration OVERTAKEN = Duration.ofSeconds(30);

    /** Goes on with a poll. While the log cannot be read, no probe can be seen and none is missed. */
    ProbeWatch next(LogPoll poll, MonitorEvents tellings) {
        if (poll.look().isEmpty()) {
            return this;
        }
        OptionalLong newestRow = newestRow(poll, poll.look().get());
        List<Probe> lost = poll.probes().stream()
                .filter(probe -> !probe.seen() && probe.sentMillis() > settled)
                .filter(probe -> isLost(probe.sentMillis(), poll.timeMillis(), newestRow))
                .toList();
        OptionalLong seen = poll.probes().stream()
                .filter(Probe::seen)
                .mapToLong(Probe::sentMillis)
                .max();
        boolean ongoing = missing && seen.isEmpty();
        if (lost.isEmpty()) {
            return new ProbeWatch(settled, ongoing);
        }
        if (!ongoing) {
            tellings.tell(
                    MonitorKind.PROBE_MISSING, lost.size(), MonitorEvents.LOG, "requests of the connector have no row");
        }
        long last = lost.stream().mapToLong(Probe::sentMillis).max().orElse(settled);
        return new ProbeWatch(last, seen.orElse(last) <= last);
    }

    private static boolean isLost(long sent, long now, OptionalLong newestRow) {
        return now - sent > WriterDelay.POCKETBASE.toMillis()
                || (newestRow.isPresent() && newestRow.getAsLong() > sent + OVERTAKEN.toMillis());
    }

    /** The time of the newest row, by the connector's clock. */
    private static OptionalLong newestRow(LogPoll poll, LogLook look) {
        OptionalLong created = Listing.newest(look.listing().rows());
        return created.isPresent()
                ? OptionalLong.of(created.getAsLong() + poll.timeMillis() - poll.sourceTime())
                : created;
    }
}
