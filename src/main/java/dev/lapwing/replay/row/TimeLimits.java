package dev.lapwing.replay.row;

import java.time.Instant;
import java.util.Optional;

/**
 * Which events count, by their time.
 *
 * @param until the horizon; events after it are passed over
 * @param now when the files were collected; events later than that, and a small skew, come from a clock that is ahead
 */
public record TimeLimits(Optional<Instant> until, Optional<Instant> now) {
    private static final long SKEW_MILLIS = 60_000;

    /** All events count. */
    public static final TimeLimits NONE = new TimeLimits(Optional.empty(), Optional.empty());

    long lastCounted() {
        return until.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    }

    long lastPossible() {
        return now.map(time -> time.toEpochMilli() + SKEW_MILLIS).orElse(Long.MAX_VALUE);
    }
}
