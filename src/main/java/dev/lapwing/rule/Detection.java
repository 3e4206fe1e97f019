package dev.lapwing.rule;

/**
 * The part of a detection rule that decides whether it matches.
 *
 * @param source which events it sees
 * @param clause what it asks of them
 */
record Detection(RuleLogSource source, Clause clause) {}
