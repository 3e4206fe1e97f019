package dev.lapwing.connect;

import dev.lapwing.connect.tail.TailRead;
import dev.lapwing.http.IntervalTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far a source was read: said behind the rows of a look, and now and then although there are none; never backwards. */
final class ReadProgress {
    private final IntervalTimer timer;
    private long last;
    private Optional<Instant> upTo = Optional.empty();
    private boolean rows;

    /**
     * Goes on after a restart.
     *
     * @param last the last time that was said, in milliseconds, or 0
     */
    ReadProgress(Duration interval, long last) {
        this.timer = new IntervalTimer(interval);
        this.last = last;
    }

    /** After a look that brought all there is, everything before its beginning was read, by the slower of two clocks. */
    void looked(TailRead look, Instant began) {
        rows |= !look.fresh().isEmpty();
        Optional<Instant> theirs = look.listing().facts().serverTime();
        upTo = look.complete() ? Optional.of(theirs.filter(began::isAfter).orElse(began)) : Optional.empty();
    }

    /** What to say now that the rows of the look are sent; empty where there is nothing to say. */
    Optional<Instant> next(Instant now) {
        Optional<Instant> said = upTo.filter(time -> time.toEpochMilli() > last).filter(time -> rows || timer.due(now));
        upTo = Optional.empty();
        if (said.isPresent()) {
            last = said.get().toEpochMilli();
            rows = false;
            timer.start(now);
        }
        return said;
    }

    long last() {
        return last;
    }
}
