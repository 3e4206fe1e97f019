package dev.lapwing.notify;

import java.time.Instant;

/**
 * How far an alert was told in a channel.
 *
 * @param step the last step told
 * @param rev the version that was told
 * @param message what the channel calls the message that opened it; may be empty
 * @param at when it was told
 * @param inDigest whether a digest told it, so that it has no message of its own
 */
public record Told(Step step, long rev, String message, Instant at, boolean inDigest) {}
