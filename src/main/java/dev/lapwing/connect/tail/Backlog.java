package dev.lapwing.connect.tail;

import dev.lapwing.connect.source.LogPages;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.connect.source.Pages;
import java.util.List;

/**
 * A log that is read from its oldest rows on because too much of it is new. The filter stays what it is to the end: were
 * it moved along with the rows' times, a clock that was set back in between would hide what came after. What moves
 * is the page, and where rows that went away in front move the others past it, it goes back to the rows sent last. Where
 * those are gone, the log is another one, and all of it is read.
 */
final class Backlog {
    static final int PER_PAGE = 1000;

    private final LogPages log;
    private final SentRows sent;
    private String since;
    private int page = 1;
    private String last = "";
    private boolean found;
    private boolean done;

    Backlog(LogPages log, String since, SentRows sent) {
        this.log = log;
        this.since = since;
        this.sent = sent;
    }

    /** The next rows that were not sent, oldest first: perhaps none, although there are more. */
    List<LogRow> next() throws LogUnreadable {
        if (!found) {
            page = firstWithSentRows();
            found = true;
        }
        List<LogRow> rows = page(page, PER_PAGE);
        while (page > 1 && !follows(rows)) {
            page--;
            last = "";
            rows = page(page, PER_PAGE);
        }
        if (page == 1 && !since.isEmpty() && rows.stream().noneMatch(sent::knows)) {
            since = "";
            rows = page(page, PER_PAGE);
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
            List<LogRow> rows = page(at, PER_PAGE);
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
        Pages pages = this::page;
        return last.isEmpty() ? rows.stream().anyMatch(sent::knows) : pages.unmoved(last, page, PER_PAGE);
    }

    private List<LogRow> page(int at, int perPage) throws LogUnreadable {
        return log.since(since, at, perPage);
    }
}
