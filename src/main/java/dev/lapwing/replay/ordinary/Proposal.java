package dev.lapwing.replay.ordinary;

import dev.lapwing.rule.ordinary.OrdinaryKey;

/**
 * A value that a log shows to be ordinary.
 *
 * @param why what was seen of it, for the person who decides
 */
public record Proposal(OrdinaryKey key, String value, String why) {}
