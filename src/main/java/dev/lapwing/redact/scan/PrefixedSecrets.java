package dev.lapwing.redact.scan;

import org.jspecify.annotations.Nullable;

/** Secrets that say what they are: Neon's prefixed keys and passwords, and JSON web tokens. */
final class PrefixedSecrets {
    private static final int API_KEY_LENGTH = 32;
    private static final int PASSWORD_LENGTH = 12;
    private static final int SECRET_KEY_LENGTH = 64;
    private static final int TOKEN_LENGTH = 16;

    private PrefixedSecrets() {}

    /** The secret whose prefix ends with the underscore here. */
    static @Nullable SecretSpan atUnderscore(String text, int at) {
        if (at >= 4 && text.startsWith("napi", at - 4)) {
            return apiKey(text, at - 4, at + 1);
        }
        if (at >= 3 && text.startsWith("npg", at - 3)) {
            return password(text, at - 3, at + 1);
        }
        if (at >= 8 && text.startsWith("nsk_live", at - 8) && !Chars.wordBefore(text, at - 8)) {
            int end = Chars.alphanumericEnd(text, at + 1);
            return end - at > SECRET_KEY_LENGTH ? new SecretSpan(at - 8, end, SecretKind.NEON_SECRET_KEY) : null;
        }
        if (at >= 7 && text.startsWith("nt_live", at - 7) && !Chars.wordBefore(text, at - 7)) {
            int end = Chars.wordEnd(text, at + 1);
            return end - at > TOKEN_LENGTH ? new SecretSpan(at - 7, end, SecretKind.NEON_TOKEN) : null;
        }
        return null;
    }

    /** A key has digits; the long names of Node's own programming interface have none. */
    private static @Nullable SecretSpan apiKey(String text, int start, int body) {
        int end = Chars.alphanumericEnd(text, body);
        boolean key = end - body >= API_KEY_LENGTH
                && Chars.anyDigit(text, body, end)
                && (start == 0 || (!Chars.alphanumeric(text.charAt(start - 1)) && text.charAt(start - 1) != '_'));
        return key ? new SecretSpan(start, end, SecretKind.NEON_API_KEY) : null;
    }

    private static @Nullable SecretSpan password(String text, int start, int body) {
        int end = Chars.alphanumericEnd(text, body);
        boolean name = end < text.length() && text.charAt(end) == '_' && !Chars.anyDigit(text, body, end);
        return end - body >= PASSWORD_LENGTH && !name && !Chars.wordBefore(text, start)
                ? new SecretSpan(start, end, SecretKind.NEON_PASSWORD)
                : null;
    }

    /** The signature of the token whose header begins here: the payload stays, for it tells who. */
    static @Nullable SecretSpan signature(String text, int start) {
        if (!text.startsWith("eyJ", start) || Chars.wordBefore(text, start)) {
            return null;
        }
        int header = Chars.wordEnd(text, start);
        if (!text.startsWith(".eyJ", header)) {
            return null;
        }
        int payload = Chars.wordEnd(text, header + 1);
        if (payload >= text.length() || text.charAt(payload) != '.') {
            return null;
        }
        int end = Chars.wordEnd(text, payload + 1);
        boolean marked = text.startsWith(Mark.BEGIN, payload + 1);
        return end > payload + 1 && !marked ? new SecretSpan(payload + 1, end, SecretKind.JWT_SIGNATURE) : null;
    }
}
