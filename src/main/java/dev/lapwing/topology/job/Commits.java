package dev.lapwing.topology.job;

import java.time.Duration;

/** When this process last committed something: only who commits has done its work. */
final class Commits {
    /** How old the last one may be in a job that works: its own time moves on each half minute, if nothing else does. */
    static final Duration LATELY = Duration.ofSeconds(90);

    private double counted;
    private long last = Long.MIN_VALUE;

    /** Takes note of how many there were, as Kafka Streams counts from its start. */
    synchronized void look(double total, long now) {
        if (total > 0 && total != counted) {
            last = now;
        }
        counted = total;
    }

    /** Whether there was one lately. */
    synchronized boolean lately(long now) {
        return last != Long.MIN_VALUE && now - last <= LATELY.toMillis();
    }
}
