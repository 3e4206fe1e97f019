package dev.lapwing.rule.clause;

/**
 * The part of a detection rule that decides whether it matches.
 *
 * @param source which events it sees
 * @param clause what it asks of them
 */
public record Detection(RuleLogSource source, Clause clause) {}
