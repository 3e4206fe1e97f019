package dev.lapwing.connect.tail;

import dev.lapwing.connect.source.LogPages;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogUnreadable;
import java.util.List;
import java.util.Optional;

/**
 * Follows a log: each look gives the rows that were not sent yet, oldest first.
 *
 * <p>A look reads newest first, by row id, until it meets a row that was sent, and at least so many rows as overlap. Why
 * nothing is missed, by the source of PocketBase 0.39.11 and 0.40.4: a row's id in the table is one more than the largest
 * there is (migrations/1640988000_aux_init.go: no AUTOINCREMENT), so rows appear in the order in which they are
 * committed (core/base.go, initLogger), in front of all that was seen, however long they were held back and whatever time
 * they bear: neighbours' times were seen swapped by milliseconds only, and no time decides here. While pages are read, rows that come in front only
 * move others to later pages, where they show up twice; rows that go away in front are noticed by {@link Newest}.
 *
 * <p>Where no sent row is among the newest {@value Newest#PER_PAGE} times {@value Newest#MOST_PAGES}, there is a
 * {@link Backlog}. Where the log has been wiped or restored from a backup, everything in it is sent: rows that went
 * before are recognised by their ids downstream.
 */
public final class Tail {
    private final LogPages pages;
    private final int overlap;
    private final boolean fromNow;
    private final SentRows sent;
    private final RecentTimes times;
    private boolean started;
    private Optional<Backlog> backlog = Optional.empty();

    /**
     * Goes on where a former one was.
     *
     * @param overlap how many rows a look reads at least
     * @param fromNow whether a first look skips what is there
     */
    public Tail(LogPages pages, int overlap, boolean fromNow, SourceOffset from) {
        this.pages = pages;
        this.overlap = overlap;
        this.fromNow = fromNow;
        this.sent = from.rows();
        this.times = new RecentTimes(from.newest());
        this.started = from.started();
    }

    /**
     * Looks at the log. All rows of the look before must have been told as {@link #sent} by now.
     *
     * @param sentBefore how many rows were sent since the last listing that was reported
     * @param listed whether this look's listing is to be reported in any case
     */
    public TailRead look(int sentBefore, boolean listed) throws LogUnreadable {
        try {
            pages.begin();
            return read(sentBefore, listed);
        } finally {
            pages.end();
        }
    }

    /** Remembers a row that was handed out. */
    public void sent(LogRow row) {
        sent.add(row);
        times.add(row.created());
    }

    /** Where to go on after the rows told as sent. */
    public SourceOffset offset(int sentBefore, long progress) {
        return new SourceOffset(started, sent, times.smallest(), sentBefore, progress);
    }

    private TailRead read(int sentBefore, boolean listed) throws LogUnreadable {
        if (!started) {
            return first();
        }
        if (backlog.isPresent()) {
            return behind(Newest.read(pages, listed ? TailListing.MOST : overlap, rows -> true));
        }
        int first = Math.min(TailListing.MOST, overlap + overlap / 2 + sentBefore);
        Newest newest = Newest.read(pages, first, rows -> enough(rows, sentBefore));
        if (newest.enough()) {
            List<LogRow> fresh = Unsent.newestFirst(newest.rows(), sent);
            return new TailRead(listing(newest, sentBefore + fresh.size()), fresh, true);
        }
        backlog = Optional.of(new Backlog(pages, times.resume(), sent));
        return behind(newest);
    }

    private TailRead first() throws LogUnreadable {
        if (!fromNow) {
            Newest newest = Newest.read(pages, overlap, rows -> true);
            backlog = Optional.of(new Backlog(pages, "", sent));
            started = true;
            return behind(newest);
        }
        Newest newest = Newest.read(pages, Newest.PER_PAGE, rows -> rows.size() >= SentRows.CAPACITY);
        for (int at = newest.rows().size() - 1; at >= 0; at--) {
            sent(newest.rows().get(at));
        }
        started = true;
        return new TailRead(listing(newest, 0), List.of(), true);
    }

    private TailRead behind(Newest newest) throws LogUnreadable {
        Backlog behind = backlog.orElseThrow();
        List<LogRow> fresh = behind.next();
        if (behind.done()) {
            backlog = Optional.empty();
        }
        return new TailRead(TailListing.of(newest, TailListing.MOST, pages.facts()), fresh, false);
    }

    private boolean enough(List<LogRow> rows, int sentBefore) {
        if (rows.size() < overlap || rows.stream().noneMatch(sent::knows)) {
            return false;
        }
        return rows.size() >= reach(sentBefore + Unsent.newestFirst(rows, sent).size());
    }

    private TailListing listing(Newest newest, int sentSince) {
        return TailListing.of(newest, reach(sentSince), pages.facts());
    }

    /** How many rows a listing shows, so that it overlaps with the one that was reported before. */
    private int reach(int sentSince) {
        return Math.min(TailListing.MOST, overlap + sentSince);
    }
}
