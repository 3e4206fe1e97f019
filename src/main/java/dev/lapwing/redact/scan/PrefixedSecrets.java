package dev.lapwing.redact.scan;

import dev.lapwing.redact.neon.SplitLiteral;
import dev.lapwing.redact.neon.WebToken;
import dev.lapwing.redact.span.Chars;
import dev.lapwing.redact.span.Mark;
import dev.lapwing.redact.span.SecretKind;
import dev.lapwing.redact.span.SecretSpan;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Secrets that say what they are: Neon's prefixed keys and passwords, and JSON web tokens. */
final class PrefixedSecrets {
    private static final int API_KEY_LENGTH = 32;
    private static final int PASSWORD_LENGTH = 12;
    private static final int SECRET_KEY_LENGTH = 64;
    private static final int TOKEN_LENGTH = 16;
    private static final int ID_LENGTH = 32;
    private static final int MAX_MARK = 80;

    private PrefixedSecrets() {}

    /** The secret whose prefix ends with the underscore here. */
    static @Nullable SecretSpan atUnderscore(String text, int at) {
        if (at >= 8 && text.startsWith("redacted", at - 8)) {
            return seen(text, at - 8);
        }
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
        if (at >= 8 && text.startsWith("nak_live", at - 8) && !Chars.wordBefore(text, at - 8)) {
            int end = Chars.alphanumericEnd(text, at + 1);
            return end - at == ID_LENGTH + 1 ? new SecretSpan(at - 8, end, SecretKind.NEON_CREDENTIAL_ID) : null;
        }
        if (at >= 7 && text.startsWith("nt_live", at - 7) && !Chars.wordBefore(text, at - 7)) {
            int end = Chars.wordEnd(text, at + 1);
            return end - at > TOKEN_LENGTH ? new SecretSpan(at - 7, end, SecretKind.NEON_TOKEN) : null;
        }
        return null;
    }

    private static @Nullable SecretSpan seen(String text, int start) {
        int end = Math.min(Chars.wordEnd(text, start), start + MAX_MARK);
        return Mark.at(text, start, end)
                .map(mark -> new SecretSpan(
                        start, start + mark.toString().length(), SecretKind.SEEN, Optional.of(mark.toString())))
                .orElse(null);
    }

    /** A key has digits; the long names of Node's own programming interface have none. */
    private static @Nullable SecretSpan apiKey(String text, int start, int body) {
        if (start > 0 && (Chars.alphanumeric(text.charAt(start - 1)) || text.charAt(start - 1) == '_')) {
            return null;
        }
        return span(text, start, body, API_KEY_LENGTH, SecretKind.NEON_API_KEY)
                .filter(span -> Chars.anyDigit(
                        span.secret(text), body - start, span.secret(text).length()))
                .orElse(null);
    }

    private static @Nullable SecretSpan password(String text, int start, int body) {
        int end = Chars.alphanumericEnd(text, body);
        boolean name = end < text.length() && text.charAt(end) == '_' && !Chars.anyDigit(text, body, end);
        return name || Chars.wordBefore(text, start)
                ? null
                : span(text, start, body, PASSWORD_LENGTH, SecretKind.NEON_PASSWORD)
                        .orElse(null);
    }

    /** The letters and digits behind a prefix, also where source code puts them together of several literals. */
    private static Optional<SecretSpan> span(String text, int start, int body, int least, SecretKind kind) {
        int end = Chars.alphanumericEnd(text, body);
        if (end - body >= least) {
            return Optional.of(new SecretSpan(start, end, kind));
        }
        SplitLiteral split = SplitLiteral.of(text, start, end);
        return split.end() > end && split.text().length() - (body - start) >= least
                ? Optional.of(new SecretSpan(start, split.end(), kind, Optional.of(split.text())))
                : Optional.empty();
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
        return end > payload + 1 && !marked
                ? new SecretSpan(payload + 1, end, WebToken.kind(text, start, header + 1, payload, end))
                : null;
    }

    /** Whether a range is a token, whose signature alone is replaced, or was. */
    static boolean isToken(String text, int start, int end) {
        int header = text.startsWith("eyJ", start) ? Chars.wordEnd(text, start) : end;
        int payload = text.startsWith(".eyJ", header) ? Chars.wordEnd(text, header + 1) : end;
        return payload < end
                && text.charAt(payload) == '.'
                && Chars.wordEnd(text, payload + 1) == end
                && end > payload + 1;
    }
}
