package dev.lapwing.connect.neon.webhook;

import dev.lapwing.http.IntervalTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Up to when everything that Neon sent has been taken in: never ahead of an event that still waits, never backwards. */
final class ReceiverProgress {
    private final IntervalTimer timer;
    private long last;

    /**
     * Goes on after a restart.
     *
     * @param last the last time that was said, in milliseconds, or 0
     */
    ReceiverProgress(Duration interval, long last) {
        this.timer = new IntervalTimer(interval);
        this.last = last;
    }

    /**
     * What to say now; empty where there is nothing to say.
     *
     * @param looked when the queue was looked at
     * @param waiting the earliest time of an event that still waits
     */
    Optional<Instant> next(Instant looked, Optional<Instant> waiting) {
        Instant upTo = waiting.filter(looked::isAfter).orElse(looked);
        if (!timer.due(looked) || upTo.toEpochMilli() <= last) {
            return Optional.empty();
        }
        timer.start(looked);
        last = upTo.toEpochMilli();
        return Optional.of(upTo);
    }

    long last() {
        return last;
    }
}
