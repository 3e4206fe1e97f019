package dev.lapwing.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** How often a service lets itself be called, by a clock; it counts who does not wait as long as it asked. */
public final class FakePace {
    private static final int LONGEST_SECONDS = 90;

    private final Clock clock;
    private final Duration between;
    private final Optional<Random> storm;
    private Instant nextMessage = Instant.MIN;
    private Instant silence = Instant.MIN;
    private int refused;
    private int impatient;

    private FakePace(Clock clock, Duration between, Optional<Random> storm) {
        this.clock = clock;
        this.between = between;
        this.storm = storm;
    }

    /** As often as anybody likes. */
    public static FakePace none() {
        return new FakePace(Clock.systemUTC(), Duration.ZERO, Optional.empty());
    }

    /** One message in so long, and not a moment earlier. */
    static FakePace one(Duration between, Clock clock) {
        return new FakePace(clock, between, Optional.empty());
    }

    /** Each second request is refused, more or less, whatever it is. */
    static FakePace storm(Random random, Clock clock) {
        return new FakePace(clock, Duration.ZERO, Optional.of(random));
    }

    /** How many seconds to wait, where a request is refused. */
    public synchronized Optional<Integer> refuses(boolean message) {
        Instant now = clock.instant();
        if (now.isBefore(silence)) {
            impatient++;
        }
        Optional<Integer> after = storm.filter(random -> random.nextBoolean())
                .map(random -> 1 + random.nextInt(LONGEST_SECONDS))
                .or(() -> message && now.isBefore(nextMessage) ? Optional.of(1) : Optional.empty());
        after.ifPresent(seconds -> {
            refused++;
            silence = now.plusSeconds(seconds);
        });
        if (message && after.isEmpty()) {
            nextMessage = now.plus(between);
        }
        return after;
    }

    /** How many requests were refused. */
    synchronized int refused() {
        return refused;
    }

    /** How many came before the time was over that they were to wait. */
    synchronized int impatient() {
        return impatient;
    }
}
