package dev.lapwing.notify;

import java.time.Duration;
import java.util.Random;

/**
 * How long to wait before the next try: doubling from two seconds to five minutes, and of that a random part between half
 * and all, so that many who wait do not come back together ("full jitter" with a floor; M. Brooker, Exponential Backoff
 * And Jitter, AWS Architecture Blog, 2015).
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration MOST = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 8;

    private final Random random;
    private int failures;

    Backoff(Random random) {
        this.random = random;
    }

    /** After one more failure; never less than what the other side asked for. */
    Duration failed(Duration asked) {
        long whole = FIRST.toMillis() << Math.min(failures, DOUBLINGS);
        failures++;
        long most = Math.min(whole, MOST.toMillis());
        long millis = most / 2 + (long) (random.nextDouble() * most / 2);
        return Duration.ofMillis(Math.max(millis, asked.toMillis()));
    }

    /** How many failures there were since something came through. */
    int failures() {
        return failures;
    }

    /** Something came through. */
    void succeeded() {
        failures = 0;
    }
}
