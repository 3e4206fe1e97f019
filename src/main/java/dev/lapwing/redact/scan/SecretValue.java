package dev.lapwing.redact.scan;

import dev.lapwing.redact.neon.ClaimCode;
import dev.lapwing.redact.span.Chars;
import dev.lapwing.redact.span.Placeholder;
import dev.lapwing.redact.span.SecretKind;
import dev.lapwing.redact.span.SecretSpan;
import org.jspecify.annotations.Nullable;

/** Decides whether what stands behind a telling name is a secret, and where it ends. */
public final class SecretValue {
    /** As much of a value is looked at to decide, so that hostile texts cost no more than their length times this. */
    private static final int JUDGED = 160;

    private static final int MIN_QUOTED = 3;
    private static final int MIN_BARE = 4;
    private static final int MIN_IN_PROSE = 6;
    private static final int MIN_KEY = 16;
    private static final int MOST_WORDS = 8;

    private SecretValue() {}

    /**
     * The secret that begins here.
     *
     * @param quote what closes it, or 0 for a bare value
     * @param prose whether it may as well be a word of a sentence ({@code password: cannot be blank})
     */
    static @Nullable SecretSpan at(String text, int start, char quote, SecretKind kind, boolean prose) {
        int limit = Math.min(text.length(), start + JUDGED);
        int judged = end(text, start, limit, quote);
        if (judged <= start || !secret(text.substring(start, judged), quote != 0, kind, prose)) {
            return null;
        }
        int end = judged < limit ? judged : end(text, judged, text.length(), quote);
        boolean words = prose && !Chars.anyDigit(text, start, judged);
        return new SecretSpan(start, words ? Prose.passphraseEnd(text, end, MOST_WORDS) : end, kind);
    }

    /** The secret that begins behind several quotes and ends at the next; what may as well be an empty text is none. */
    static @Nullable SecretSpan between(String text, int start, SecretKind kind) {
        int next = text.indexOf('\'', start);
        int end = next < 0 ? text.length() : next;
        boolean empty = start == end || ends(text.charAt(start));
        return !empty && secret(text.substring(start, Math.min(end, start + JUDGED)), true, kind, false)
                ? new SecretSpan(start, end, kind)
                : null;
    }

    /** Whether a whole value is a secret. */
    public static boolean secret(String value, boolean quoted, SecretKind kind, boolean prose) {
        if (Placeholder.is(value) || token(value) || value.charAt(0) == '\\') {
            return false;
        }
        if (kind == SecretKind.NEON_CLAIM_CODE) {
            return ClaimCode.form(value);
        }
        boolean digits = Chars.anyDigit(value, 0, value.length());
        if (kind != SecretKind.PASSWORD) {
            return digits && value.length() >= MIN_KEY && value.indexOf(' ') < 0;
        }
        if (value.startsWith("endpoint=") || (value.indexOf(' ') >= 0 && !digits && Prose.sentence(value))) {
            return false;
        }
        if (prose) {
            return digits ? value.length() >= MIN_IN_PROSE : value.length() >= MIN_BARE && !Prose.word(value);
        }
        return value.length() >= (quoted ? MIN_QUOTED : MIN_BARE);
    }

    /** A JSON web token, also one within a cookie, loses its signature only, and that is found elsewhere. */
    private static boolean token(String value) {
        int token = value.indexOf("eyJ");
        return token >= 0 && value.indexOf('.', token) > 0;
    }

    private static int end(String text, int from, int limit, char quote) {
        int at = from;
        while (at < limit) {
            char c = text.charAt(at);
            if (quote == 0 ? ends(c) : c == quote && !doubled(text, at, quote)) {
                return at;
            }
            boolean pair = quote != 0 && (c == '\\' || c == quote);
            at += pair ? 2 : 1;
        }
        return Math.min(at, limit);
    }

    /** In SQL a quote is written twice. */
    private static boolean doubled(String text, int at, char quote) {
        return quote == '\'' && at + 1 < text.length() && text.charAt(at + 1) == quote;
    }

    private static boolean ends(char c) {
        return c <= ' ' || Chars.quote(c) || "&;,<>()[]{}|\\".indexOf(c) >= 0;
    }
}
