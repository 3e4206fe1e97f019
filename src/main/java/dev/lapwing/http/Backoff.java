package dev.lapwing.http;

import java.time.Duration;
import java.util.Random;

/**
 * How long to wait before the next try: doubling from a first pause to a longest one, and of that a random part between
 * half and all, so that many who wait do not come back together ("full jitter" with a floor; M. Brooker, Exponential Backoff
 * And Jitter, AWS Architecture Blog, 2015).
 */
public final class Backoff {
    private static final int MOST_DOUBLINGS = 20;

    private final Duration first;
    private final Duration longest;
    private final Random random;
    private int failures;

    /** Nothing has failed yet. */
    public Backoff(Duration first, Duration longest, Random random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** After one more failure; never less than what the other side asked for. */
    public Duration failed(Duration asked) {
        long whole = first.toMillis() << Math.min(failures, MOST_DOUBLINGS);
        failures++;
        long most = Math.min(whole, longest.toMillis());
        long millis = most / 2 + (long) (random.nextDouble() * most / 2);
        return Duration.ofMillis(Math.max(millis, asked.toMillis()));
    }

    /** How many failures there were since something came through. */
    public int failures() {
        return failures;
    }

    /** Something came through. */
    public void succeeded() {
        failures = 0;
    }
}
