package dev.lapwing.connect.neon.api;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps requests within so many a minute and twenty a second: a token bucket that holds ten (RFC 2697 calls it a committed
 * burst), filled so that no minute has more than is allowed.
 */
public final class Pace {
    static final int BURST = 10;
    private static final double MILLIS_PER_MINUTE = 60_000;

    private final double perMilli;
    private double tokens = BURST;
    private Instant last = Instant.MIN;

    public Pace(int perMinute) {
        this.perMilli = (perMinute - BURST) / MILLIS_PER_MINUTE;
    }

    /** How long until the next request may go. */
    public Duration left(Instant now) {
        fill(now);
        return tokens >= 1 ? Duration.ZERO : Duration.ofMillis((long) Math.ceil((1 - tokens) / perMilli));
    }

    /** A request goes. */
    public void take(Instant now) {
        fill(now);
        tokens--;
    }

    private void fill(Instant now) {
        if (!last.equals(Instant.MIN) && now.isAfter(last)) {
            double passed = Math.min((double) Duration.between(last, now).toMillis(), MILLIS_PER_MINUTE);
            tokens = Math.min(BURST, tokens + passed * perMilli);
        }
        last = now;
    }
}
