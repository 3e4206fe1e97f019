package dev.lapwing.rule.definition;

import dev.lapwing.rule.RuleSet;

/**
 * A rule that says yes or no to one event.
 *
 * @param head what the file says about the rule
 * @param ordinal its index in {@link RuleSet#detections()}; differs from one rule set to another
 * @param fingerprint a hash of identity, log source and detection part, which stays while these stay
 * @param sourceFile the file that it came from
 */
public record DetectionRule(RuleHead head, int ordinal, long fingerprint, String sourceFile) {}
