package dev.lapwing.continuity;

import dev.lapwing.continuity.poll.ListedRow;
import dev.lapwing.continuity.poll.Listing;
import dev.lapwing.continuity.poll.LogLook;
import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.continuity.poll.Retention;
import dev.lapwing.event.MonitorKind;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * How far a log had come.
 *
 * @param created the latest time of a row that was ever seen, or since the time last jumped back
 * @param rowId the largest row id of the latest look
 */
record HighWaterMark(OptionalLong created, OptionalLong rowId) {
    /** Nothing was seen yet. */
    static final HighWaterMark UNKNOWN = new HighWaterMark(OptionalLong.empty(), OptionalLong.empty());

    /** Rows are written nearly in the order of their times: a few milliseconds apart at most. */
    static final Duration DISORDER = Duration.ofSeconds(1);

    private static final Duration OLD = Duration.ofMinutes(1);

    /** Whether the latest row of a listing is older than one seen before. */
    boolean wentBack(Listing now) {
        OptionalLong latest = Listing.newest(now.rows());
        return created.isPresent()
                && latest.isPresent()
                && latest.getAsLong() < created.getAsLong() - DISORDER.toMillis();
    }

    /** Goes on with a poll, and tells where the log's time ran backwards. Each time becomes the new measure. */
    HighWaterMark next(LogPoll poll, ListingDiff changes, Retention retention, MonitorEvents tellings) {
        if (poll.look().isEmpty()) {
            return this;
        }
        LogLook look = poll.look().get();
        boolean back = wentBack(look.listing());
        boolean old = hasOld(changes.above());
        if (back) {
            tell(tellings, "the newest row is older than before");
        } else if (old) {
            tell(tellings, "new rows are older than those before them");
        }
        if (rowIdWentBack(look) && !goneByAge(retention)) {
            tell(tellings, "the largest row id is smaller than before");
        }
        return new HighWaterMark(
                back || old
                        ? Listing.newest(back ? look.listing().rows() : changes.above())
                        : later(Listing.newest(changes.fresh())),
                look.lastRowId().isPresent() ? look.lastRowId() : rowId);
    }

    private boolean hasOld(List<ListedRow> above) {
        return created.isPresent()
                && above.stream()
                        .flatMapToLong(row -> row.created().stream())
                        .anyMatch(time -> time < created.getAsLong() - OLD.toMillis());
    }

    private boolean rowIdWentBack(LogLook look) {
        return rowId.isPresent()
                && look.lastRowId().isPresent()
                && look.lastRowId().getAsLong() < rowId.getAsLong();
    }

    /** When all rows have expired, row ids begin anew. */
    private boolean goneByAge(Retention retention) {
        return created.stream().anyMatch(retention::expired);
    }

    private OptionalLong later(OptionalLong seen) {
        return seen.isEmpty() || (created.isPresent() && created.getAsLong() >= seen.getAsLong()) ? created : seen;
    }

    private static void tell(MonitorEvents tellings, String reason) {
        tellings.tell(MonitorKind.TIME_JUMPED_BACK, 1, MonitorEvents.LOG, reason);
    }
}
