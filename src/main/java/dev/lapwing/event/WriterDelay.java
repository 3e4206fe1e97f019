package dev.lapwing.event;

import java.time.Duration;

/** How long those who write a log may hold its rows back. */
public final class WriterDelay {
    /** PocketBase may hold a row for 580 seconds, when another one comes every 2.9 seconds. */
    public static final Duration POCKETBASE = Duration.ofMinutes(11);

    private WriterDelay() {}
}
