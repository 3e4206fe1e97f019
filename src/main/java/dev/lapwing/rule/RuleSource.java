package dev.lapwing.rule;

/** The text of a rule file and the name to call it by. */
public record RuleSource(String file, String text) {}
