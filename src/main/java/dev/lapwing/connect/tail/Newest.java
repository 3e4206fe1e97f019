package dev.lapwing.connect.tail;

import dev.lapwing.connect.source.LogPages;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.connect.source.Pages;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The newest rows of a log, without a gap.
 *
 * @param rows newest first
 * @param end whether they reach the oldest row
 * @param enough whether what was looked for is among them
 */
record Newest(List<LogRow> rows, boolean end, boolean enough) {
    static final int PER_PAGE = 1000;
    static final int MOST_PAGES = 20;
    private static final int TRIES = 5;

    /** The newest rows, more and more of them until they are enough, reach the end, or are as many as one look holds. */
    static Newest read(LogPages pages, int first, Predicate<List<LogRow>> enough) throws LogUnreadable {
        List<LogRow> rows = pages.newest(1, first);
        if (enough.test(rows) || rows.size() < first) {
            return new Newest(rows, rows.size() < first, true);
        }
        for (int i = 0; i < TRIES; i++) {
            Optional<Newest> walked = walk(pages::newest, enough);
            if (walked.isPresent()) {
                return walked.get();
            }
        }
        throw new LogUnreadable("rows vanish from the log while it is being read", 0, false);
    }

    /** Empty where rows went away in front, so that some may have slipped through between two pages. */
    private static Optional<Newest> walk(Pages pages, Predicate<List<LogRow>> enough) throws LogUnreadable {
        Stretch seen = new Stretch();
        for (int page = 1; page <= MOST_PAGES; page++) {
            Optional<List<LogRow>> joining = joining(pages, page, seen);
            if (joining.isEmpty()) {
                return Optional.empty();
            }
            List<LogRow> rows = joining.get();
            seen.join(rows);
            boolean end = rows.size() < PER_PAGE;
            if (end || enough.test(seen.rows())) {
                return Optional.of(new Newest(seen.rows(), end, true));
            }
        }
        return Optional.of(new Newest(seen.rows(), false, false));
    }

    /**
     * A page that joins those before: it shows a row of theirs again, moved there by rows that came in front, or nothing has
     * moved.
     */
    private static Optional<List<LogRow>> joining(Pages pages, int page, Stretch seen) throws LogUnreadable {
        for (int i = 0; i < TRIES; i++) {
            List<LogRow> rows = pages.page(page, PER_PAGE);
            if (page == 1 || seen.touches(rows) || pages.unmoved(seen.last(), page, PER_PAGE)) {
                return Optional.of(rows);
            }
        }
        return Optional.empty();
    }
}
