package dev.lapwing.continuity.poll;

import java.time.Instant;

/**
 * A request of ours that must become a row of the log.
 *
 * @param nonce what its url is told by
 * @param sent when, by our clock
 * @param seen whether its row came
 */
public record SentProbe(String nonce, Instant sent, boolean seen) {}
