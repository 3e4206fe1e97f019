package dev.lapwing.connect.report;

import dev.lapwing.connect.source.LogPages;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.connect.tail.TailListing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many rows a log has of each hour, counted right after a look at it.
 *
 * @param hours by hours such as {@code 2006-01-02 15}
 * @param ahead how many of the rows, at most, came after the look; empty where that cannot be said
 */
record HourCount(Map<String, Long> hours, OptionalInt ahead) {
    private static final int MOST_AHEAD = 1000;

    /** Counts, and looks whether the newest row is still the one that the look saw. */
    static HourCount after(TailListing look, LogPages pages) throws LogUnreadable {
        Map<String, Long> hours = pages.hours();
        Optional<String> newest = look.rows().stream().findFirst().map(TailListing.Seen::id);
        int ahead = rowsAbove(newest, pages.newest(1, 1));
        if (ahead != 0) {
            List<LogRow> rows = pages.newest(1, MOST_AHEAD);
            ahead = newest.isEmpty() && rows.size() < MOST_AHEAD ? rows.size() : rowsAbove(newest, rows);
        }
        return new HourCount(hours, ahead < 0 ? OptionalInt.empty() : OptionalInt.of(ahead));
    }

    /** How many of the rows stand above one; negative where it is not among them. */
    private static int rowsAbove(Optional<String> newest, List<LogRow> rows) {
        return newest.map(id -> rows.stream().map(LogRow::id).toList().indexOf(id))
                .orElse(rows.isEmpty() ? 0 : -1);
    }
}
