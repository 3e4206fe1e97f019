package dev.lapwing.notify.message;

import java.time.Instant;

/**
 * Somebody's word that a matter is dealt with.
 *
 * @param who whoever said so
 * @param reason in their words
 * @param at when
 */
public record Resolution(String who, String reason, Instant at) {}
