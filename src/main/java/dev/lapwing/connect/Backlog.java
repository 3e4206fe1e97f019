package dev.lapwing.connect;

import java.util.List;

/**
 * A log that is read from its oldest rows on because too much of it is new. The filter stays what it is to the end: were
 * it moved along with the rows' times, a clock that was set back in between would hide what came after. What moves
 * is the page, and where rows that went away in front move the others past it, it goes back to the rows sent last.
 */
final class Backlog {
    static final int PER_PAGE = 1000;

    private final Pages pages;
    private final SentRows sent;
    private int page = 1;
    private String last = "";
    private boolean found;
    private boolean done;

    Backlog(LogPages log, String since, SentRows sent) {
        this.pages = (page, perPage) -> log.since(since, page, perPage);
        this.sent = sent;
    }

    /** The next rows that were not sent, oldest first: perhaps none, although there are more. */
    List<LogRow> next() throws LogUnreadable {
        if (!found) {
            page = firstWithSentRows();
            found = true;
        }
        List<LogRow> rows = pages.page(page, PER_PAGE);
        while (page > 1 && !follows(rows)) {
            page--;
            last = "";
            rows = pages.page(page, PER_PAGE);
        }
        done = rows.size() < PER_PAGE;
        if (!done) {
            page++;
            last = rows.get(rows.size() - 1).id();
        }
        return Unsent.oldestFirst(rows, sent);
    }

    /** Whether the log was read to its end. */
    boolean done() {
        return done;
    }

    /** Where sent rows stand; the first page where there are none any more, or none was ever sent. */
    private int firstWithSentRows() throws LogUnreadable {
        int at = 1;
        while (!sent.isEmpty()) {
            List<LogRow> rows = pages.page(at, PER_PAGE);
            if (rows.stream().anyMatch(sent::knows)) {
                return at;
            }
            if (rows.size() < PER_PAGE) {
                break;
            }
            at++;
        }
        return 1;
    }

    private boolean follows(List<LogRow> rows) throws LogUnreadable {
        return last.isEmpty() ? rows.stream().anyMatch(sent::knows) : pages.follows(last, rows, page, PER_PAGE);
    }
}
