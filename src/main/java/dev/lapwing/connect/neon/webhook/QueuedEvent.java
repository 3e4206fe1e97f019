package dev.lapwing.connect.neon.webhook;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * A line that waits to be sent, or is sent and waits to be committed.
 *
 * @param time of the event
 * @param proved whether Neon signed it
 * @param committed true once Connect says that the record is committed, false once it never will be
 */
record QueuedEvent(String line, Instant time, boolean proved, CompletableFuture<Boolean> committed) {
    static QueuedEvent of(String line, Instant time, boolean proved) {
        return new QueuedEvent(line, time, proved, new CompletableFuture<>());
    }

    /** Hides the line. */
    @Override
    public String toString() {
        return "an event of " + time;
    }
}
