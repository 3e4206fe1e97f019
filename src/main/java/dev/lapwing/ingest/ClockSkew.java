package dev.lapwing.ingest;

import java.time.Duration;

/** How far ahead of its arrival a time may be that a row tells: clocks differ a little. */
public final class ClockSkew {
    /** An arrival of which nothing is known, so that nothing is ahead of it. */
    public static final long UNKNOWN_ARRIVAL = Long.MAX_VALUE;

    private static final Duration MOST = Duration.ofSeconds(60);

    private ClockSkew() {}

    /** Whether a time is so far ahead that the clock which told it must be wrong. */
    public static boolean isAhead(long time, long arrived) {
        return time > arrived && time - arrived > MOST.toMillis();
    }
}
