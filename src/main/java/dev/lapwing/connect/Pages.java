package dev.lapwing.connect;

import java.util.List;
import java.util.Optional;

/** One order of a log's rows, cut into pages: {@link LogPages#newest} or {@link LogPages#since}. */
@FunctionalInterface
interface Pages {
    List<LogRow> page(int page, int perPage) throws LogUnreadable;

    /**
     * Whether nothing was missed between a page and the one before it. Rows that came or went in front move all others:
     * either the last row of the page before shows up again, or it still stands where it stood.
     *
     * @param last the id of the last row of the page before
     */
    default boolean follows(String last, List<LogRow> rows, int page, int perPage) throws LogUnreadable {
        if (rows.stream().anyMatch(row -> row.id().equals(last))) {
            return true;
        }
        Optional<LogRow> there = page((page - 1) * perPage, 1).stream().findFirst();
        return there.filter(row -> row.id().equals(last)).isPresent();
    }
}
