package dev.lapwing.connect.neon.webhook;

import dev.lapwing.http.IntervalTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** Lets so many refused deliveries a minute be told; the others are counted, and told with the next. */
final class RefusalLimit {
    static final int A_MINUTE = 60;

    private final IntervalTimer minute = new IntervalTimer(Duration.ofMinutes(1));
    private int told;
    private long unnamed;

    /** How many went by untold when this one is told; empty where it is not told either. */
    synchronized OptionalLong next(Instant now) {
        if (minute.due(now)) {
            minute.start(now);
            told = 0;
        }
        if (told == A_MINUTE) {
            unnamed++;
            return OptionalLong.empty();
        }
        told++;
        OptionalLong before = OptionalLong.of(unnamed);
        unnamed = 0;
        return before;
    }

    /** Some that were to be told could not be. */
    synchronized void untold(long count) {
        unnamed += count;
    }
}
