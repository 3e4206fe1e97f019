package dev.lapwing.topology.setup;

import java.time.Duration;

/**
 * The job's own intervals, by the wall clock.
 *
 * @param broadcast how often ingest tells how far it has come
 * @param idle after how long without a row a spread partition counts as idle
 * @param workOff how soon the rest of many due groups is gone on with
 * @param watch how often the job looks after itself
 * @param close how long a clean end may take
 */
public record Timings(Duration broadcast, Duration idle, Duration workOff, Duration watch, Duration close) {
    /** What is right for production. */
    public static final Timings USUAL = new Timings(
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            Duration.ofMillis(50),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60));
}
