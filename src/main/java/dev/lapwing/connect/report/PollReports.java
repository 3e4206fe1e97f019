package dev.lapwing.connect.report;

import dev.lapwing.connect.tail.TailListing;
import dev.lapwing.http.IntervalTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides which polls are reported: one after each interval, one when half of the overlap was sent, when the outcome is
 * another one, and when a row of the listing before is gone or reads otherwise; then the listing before is reported, too.
 */
public final class PollReports {
    private final int manyRows;
    private final IntervalTimer timer;
    private int sent;
    private int status = -1;
    private Optional<TailListing> listing = Optional.empty();
    private Optional<PollReport> unreported = Optional.empty();

    /**
     * Goes on after a restart.
     *
     * @param sent how many rows were sent since the last report
     */
    public PollReports(Duration interval, int overlap, int sent) {
        this.manyRows = overlap / 2;
        this.timer = new IntervalTimer(interval);
        this.sent = sent;
    }

    /** How many rows were sent since the last report. */
    public int sent() {
        return sent;
    }

    /** Whether the next poll will be reported in any case. */
    public boolean due(Instant now) {
        return timer.due(now);
    }

    /** Takes up a poll and gives the reports to write. */
    public List<PollReport> after(Poll poll) {
        int before = sent;
        sent += poll.fresh();
        boolean contradicted = listing.isPresent()
                && poll.listing().filter(now -> now.contradicts(listing.get())).isPresent();
        List<PollReport> reports = new ArrayList<>();
        if (contradicted && unreported.isPresent()) {
            reports.add(unreported.get());
            sent = before - unreported.get().sent() + poll.fresh();
        }
        boolean many = !poll.behind() && sent >= manyRows;
        if (contradicted || many || poll.status() != status || poll.extras().isPresent() || due(poll.time())) {
            reports.add(new PollReport(poll, sent));
            reported(poll);
        } else if (poll.listing().isPresent()) {
            unreported = Optional.of(new PollReport(poll, sent));
        }
        listing = poll.listing().isPresent() ? poll.listing() : listing;
        return reports;
    }

    private void reported(Poll poll) {
        sent = 0;
        status = poll.status();
        timer.start(poll.time());
        unreported = Optional.empty();
    }
}
