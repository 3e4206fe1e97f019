package dev.lapwing.continuity.poll;

/**
 * A request of ours that the source answered and that should come back as a row of its log.
 *
 * @param sentMillis when, by the connector's clock
 * @param seen whether its row was found
 */
public record Probe(long sentMillis, boolean seen) {}
