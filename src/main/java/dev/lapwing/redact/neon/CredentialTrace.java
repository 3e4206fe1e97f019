package dev.lapwing.redact.neon;

/** Tells cheaply whether bytes can hold a credential of Neon's that is not encoded, or the mark of one. */
public final class CredentialTrace {
    private static final String[] BEFORE_UNDERSCORE = {"npg", "napi", "nsk_live", "nt_live", "nak_live", "redacted"};
    private static final String[] AFTER_NEON = {".tech", ".build", ".com"};

    private CredentialTrace() {}

    /** Whether a prefix of Neon's, a domain of it, its name before a key, or a mark stands there. */
    public static boolean in(byte[] bytes) {
        for (int at = 0; at < bytes.length; at++) {
            byte each = bytes[at];
            if (each == '_' ? prefixEnds(bytes, at) : each == '.' && domainGoesOn(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean prefixEnds(byte[] bytes, int at) {
        for (String word : BEFORE_UNDERSCORE) {
            if (is(bytes, at - word.length(), word)) {
                return true;
            }
        }
        return is(bytes, at - 4, "NEON") || is(bytes, at - 4, "neon");
    }

    private static boolean domainGoesOn(byte[] bytes, int at) {
        for (String word : AFTER_NEON) {
            if (is(bytes, at, word) && is(bytes, at - 4, "neon")) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(byte[] bytes, int start, String word) {
        if (start < 0 || start + word.length() > bytes.length) {
            return false;
        }
        for (int at = 0; at < word.length(); at++) {
            if (bytes[start + at] != word.charAt(at)) {
                return false;
            }
        }
        return true;
    }
}
