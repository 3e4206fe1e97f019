package dev.lapwing.connect;

import java.time.Duration;
import java.util.Random;

/** Longer and longer pauses after one failure and another, each a little by chance so that many do not come at once. */
final class Backoff {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 10;

    private final Duration first;
    private final Random chance;
    private int failures;

    Backoff(Duration first, Random chance) {
        this.first = first;
        this.chance = chance;
    }

    /** The pause after one more failure: between half of the full one and all of it. */
    Duration next() {
        Duration full = first.multipliedBy(1L << Math.min(failures++, MOST_DOUBLINGS));
        long millis = Math.min(full.toMillis(), LONGEST.toMillis());
        return Duration.ofMillis(millis / 2 + chance.nextLong(millis / 2 + 1));
    }

    void reset() {
        failures = 0;
    }
}
