package dev.lapwing.redact.scan;

/**
 * Where a secret stands in a text.
 *
 * @param start its first character
 * @param end the character behind its last
 * @param kind what kind it is by the place where it stands
 */
public record SecretSpan(int start, int end, SecretKind kind) {}
