package dev.lapwing.redact.scan;

import dev.lapwing.redact.neon.NeonContext;
import dev.lapwing.redact.span.Chars;
import dev.lapwing.redact.span.SecretKind;
import dev.lapwing.redact.span.SecretSpan;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Secrets that their name gives away: {@code password=...}, {@code "password":"..."}, headers, SQL. */
final class NamedSecrets {
    private static final int MAX_NAME = 64;
    private static final int MAX_BLANKS = 4;

    /** People break and indent statements. */
    private static final int MAX_SPACE = 32;

    private static final int STATEMENT = 400;
    private static final Pattern ROLE = Pattern.compile("(create|alter)\\s+(role|user|group)\\b");
    private static final Pattern VERIFIER = Pattern.compile("SCRAM-SHA-256\\$|md5[0-9a-f]{32}");

    private NamedSecrets() {}

    /** The secret behind the {@code =} or {@code :} here. */
    static @Nullable SecretSpan atSign(String text, int at) {
        int nameEnd = nameEnd(text, at);
        int nameStart = nameEnd;
        while (nameStart > 0 && nameEnd - nameStart < MAX_NAME && nameChar(text.charAt(nameStart - 1))) {
            nameStart--;
        }
        boolean secret = nameEnd > nameStart && SecretKeys.endsLikeOne(text, nameStart, nameEnd);
        SecretKind kind = secret ? SecretKeys.kind(text.substring(nameStart, nameEnd)) : null;
        if (kind == null) {
            return null;
        }
        int start = skipBlanks(text, at + 1);
        boolean quoted = start < text.length() && Chars.quote(text.charAt(start));
        char quote = quoted ? text.charAt(start++) : 0;
        int value = EndpointPrefix.skip(text, scheme(text, start));
        boolean prose = !quoted && text.charAt(at) == ':';
        return neons(text, text.substring(nameStart, nameEnd), SecretValue.at(text, value, quote, kind, prose));
    }

    /**
     * The password in the quotes that begin here, as in {@code ALTER ROLE x PASSWORD '...'}. Where the statement itself stands
     * in quotes, as in {@code EXECUTE '...'}, there are several.
     */
    static @Nullable SecretSpan atQuote(String text, int at) {
        int end = escapeString(text, at) ? at - 1 : at;
        int word = end;
        while (word > 0 && end - word < MAX_SPACE && Chars.space(text.charAt(word - 1))) {
            word--;
        }
        int start = word - "password".length();
        if (word == end || start < 0 || !text.regionMatches(true, start, "password", 0, word - start)) {
            return null;
        }
        if (Chars.wordBefore(text, start)) {
            return null;
        }
        int value = at + 1;
        while (value < text.length() && text.charAt(value) == '\'') {
            value++;
        }
        SecretSpan span = value == at + 1
                ? SecretValue.at(text, value, '\'', SecretKind.PASSWORD, false)
                : SecretValue.between(text, value, SecretKind.PASSWORD);
        return span != null && ofRole(text, start, span)
                ? new SecretSpan(span.start(), span.end(), SecretKind.ROLE_PASSWORD)
                : span;
    }

    /** Whether a statement makes or changes a role; what the server keeps of a password is none. */
    private static boolean ofRole(String text, int word, SecretSpan span) {
        String before = text.substring(Math.max(0, word - STATEMENT), word).toLowerCase(Locale.ROOT);
        return ROLE.matcher(before).find()
                && !VERIFIER.matcher(text).region(span.start(), span.end()).lookingAt();
    }

    private static @Nullable SecretSpan neons(String text, String name, @Nullable SecretSpan span) {
        if (span == null) {
            return null;
        }
        SecretKind kind = NeonContext.named(
                NeonContext.around(text, span.start(), span.end()), name, span.secret(text), span.kind());
        return kind == span.kind() ? span : new SecretSpan(span.start(), span.end(), kind);
    }

    /** Whether an {@code E} before a quote belongs to it. */
    private static boolean escapeString(String text, int at) {
        return at > 1 && (text.charAt(at - 1) | 0x20) == 'e' && Chars.space(text.charAt(at - 2));
    }

    /** The token behind the word {@code Bearer} here. */
    static @Nullable SecretSpan atBearer(String text, int at) {
        if (!text.regionMatches(true, at, "bearer ", 0, 7) || Chars.wordBefore(text, at)) {
            return null;
        }
        return neons(text, "", SecretValue.at(text, at + 7, (char) 0, SecretKind.TOKEN, false));
    }

    private static int nameEnd(String text, int at) {
        int end = at;
        while (end > 0 && at - end < MAX_BLANKS && text.charAt(end - 1) == ' ') {
            end--;
        }
        int quotes = end;
        while (end > 0 && quotes - end < MAX_BLANKS && quoteOrEscape(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean quoteOrEscape(char c) {
        return c == '\\' || Chars.quote(c);
    }

    private static boolean nameChar(char c) {
        return Chars.word(c) || c == '.';
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < MAX_BLANKS && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** Where the credentials of a header begin, behind the word that says what they are. */
    private static int scheme(String text, int start) {
        for (String word : new String[] {"Bearer ", "Basic ", "Token "}) {
            if (text.regionMatches(true, start, word, 0, word.length())) {
                return start + word.length();
            }
        }
        return start;
    }
}
