package dev.lapwing.http;

import java.time.Duration;
import java.time.Instant;

/** Says when a while has passed. Where the clock was set back, it has. */
public final class IntervalTimer {
    private Duration interval;
    private Instant last = Instant.MIN;

    public IntervalTimer(Duration interval) {
        this.interval = interval;
    }

    /** How long it takes from now on; nothing where the while has passed. */
    public Duration left(Instant now) {
        if (now.isBefore(last) || last.equals(Instant.MIN)) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, last.plus(interval));
        return left.isNegative() ? Duration.ZERO : left;
    }

    public boolean due(Instant now) {
        return left(now).isZero();
    }

    /** Begins anew. */
    public void start(Instant now) {
        last = now;
    }

    /** Begins anew with another length. */
    public void start(Instant now, Duration length) {
        last = now;
        interval = length;
    }
}
