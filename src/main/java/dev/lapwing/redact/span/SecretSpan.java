package dev.lapwing.redact.span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a secret stands in a text.
 *
 * @param start its first character
 * @param end the character behind its last
 * @param kind what kind it is by the place where it stands
 * @param other the secret, where it is other than what stands there: decoded, or put together of pieces
 */
public record SecretSpan(int start, int end, SecretKind kind, Optional<String> other) {
    /** A secret that stands as it is. */
    public SecretSpan(int start, int end, SecretKind kind) {
        this(start, end, kind, Optional.empty());
    }

    /**
     * The secret, as it was written.
     *
     * @param text the text in which it stands
     */
    public String secret(String text) {
        return other.orElseGet(() -> text.substring(start, end));
    }

    /** What kind it is, by its own form first. */
    public SecretKind resolved(String text) {
        return kind == SecretKind.SEEN ? kind : SecretKind.of(secret(text), kind);
    }

    /** The same, which knows its secret without the text. */
    public SecretSpan withSecret(String text) {
        return new SecretSpan(start, end, resolved(text), Optional.of(secret(text)));
    }

    /** The same secret, with further characters in its place. */
    public SecretSpan over(int from, int to, String text) {
        return from == start && to == end ? this : new SecretSpan(from, to, kind, Optional.of(secret(text)));
    }

    /** Secrets that are hidden in one range, each with a part of it, so that all of it is replaced. */
    public static List<SecretSpan> sharing(int start, int end, List<SecretSpan> hidden) {
        int many = Math.min(hidden.size(), end - start);
        List<SecretSpan> shared = new ArrayList<>(many);
        for (int i = 0; i < many; i++) {
            SecretSpan span = hidden.get(i);
            shared.add(new SecretSpan(start + i, i == many - 1 ? end : start + i + 1, span.kind(), span.other()));
        }
        return shared;
    }
}
