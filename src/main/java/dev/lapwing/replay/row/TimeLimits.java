package dev.lapwing.replay.row;

import dev.lapwing.ingest.ClockSkew;
import java.time.Instant;
import java.util.Optional;

/**
 * Which events count, by their time.
 *
 * @param until the horizon; events after it are passed over
 * @param now when the files were collected; events later than that, and a small skew, come from a clock that is ahead
 */
public record TimeLimits(Optional<Instant> until, Optional<Instant> now) {
    /** All events count. */
    public static final TimeLimits NONE = new TimeLimits(Optional.empty(), Optional.empty());

    long lastCounted() {
        return until.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    }

    long arrived() {
        return now.map(Instant::toEpochMilli).orElse(ClockSkew.UNKNOWN_ARRIVAL);
    }
}
