package dev.lapwing.continuity;

import dev.lapwing.continuity.poll.HourTotals;
import dev.lapwing.continuity.poll.ListedRow;
import dev.lapwing.continuity.poll.Listing;
import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.continuity.poll.Retention;
import dev.lapwing.event.MonitorKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Rows that are gone before their time, or say something else than they did. */
final class Disappearance {
    private Disappearance() {}

    /**
     * Tells of it, and goes on with what each hour must have: what was counted, and what listings showed to come since.
     * So the growth of an hour hides no loss. What the listing shows is not told again when the totals show it, now or
     * with the next count, which may be older than the listing.
     */
    static Optional<HourTotals> next(
            Optional<HourTotals> before,
            LogPoll poll,
            ListingDiff changes,
            Retention retention,
            MonitorEvents tellings) {
        listed(poll, changes, retention, tellings);
        Optional<HourTotals> least = before.map(
                hours -> hours.with(changes.came(), poll.sourceTime()).without(changes.missing()));
        if (poll.hours().isEmpty()) {
            return least;
        }
        HourTotals now = poll.hours().get();
        long lost = least.map(hours -> hours.lost(now, retention)).orElse(0L);
        if (lost > 0) {
            tellings.tell(
                    MonitorKind.ROWS_VANISHED,
                    lost,
                    MonitorEvents.LOG,
                    "hours have fewer rows than came and were there");
        }
        return Optional.of(least.orElse(HourTotals.NONE).after(now.without(changes.missing())));
    }

    private static void listed(LogPoll poll, ListingDiff changes, Retention retention, MonitorEvents tellings) {
        List<ListedRow> now = poll.look().map(look -> look.listing().rows()).orElse(List.of());
        OptionalLong oldestLeft = Listing.oldest(now);
        long vanished = changes.missing().stream()
                .filter(row -> !retention.excuses(row, oldestLeft))
                .count();
        if (vanished > 0) {
            tellings.tell(MonitorKind.ROWS_VANISHED, vanished, MonitorEvents.LOG, "rows are gone before their time");
        }
        if (changes.rewritten() > 0) {
            tellings.tell(
                    MonitorKind.ROWS_REWRITTEN,
                    changes.rewritten(),
                    MonitorEvents.LOG,
                    "rows say something else than before");
        }
    }
}
