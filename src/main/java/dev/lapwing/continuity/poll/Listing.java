package dev.lapwing.continuity.poll;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The newest rows of a log.
 *
 * @param rows newest first by row id, no id twice, at most {@link #MAX_ROWS}
 * @param end whether they reach the oldest row of the log
 */
public record Listing(List<ListedRow> rows, boolean end) {
    public static final int MAX_ROWS = 1000;

    public Listing {
        rows = List.copyOf(rows);
        if (rows.size() > MAX_ROWS) {
            throw new IllegalArgumentException("a listing of " + rows.size() + " rows");
        }
    }

    /** A listing of any number of rows: of those with one id the first counts, and what is too much is left out. */
    static Listing bounded(List<ListedRow> rows, boolean end) {
        List<ListedRow> kept = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (ListedRow row : rows) {
            if (kept.size() == MAX_ROWS) {
                return new Listing(kept, false);
            }
            if (ids.add(row.id())) {
                kept.add(row);
            }
        }
        return new Listing(kept, end);
    }

    /** The latest time of these rows. */
    public static OptionalLong newest(List<ListedRow> rows) {
        return times(rows).max();
    }

    /** The earliest time of these rows. */
    public static OptionalLong oldest(List<ListedRow> rows) {
        return times(rows).min();
    }

    private static LongStream times(List<ListedRow> rows) {
        return rows.stream().flatMapToLong(row -> row.created().stream());
    }
}
