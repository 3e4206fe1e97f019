package dev.lapwing.redact.scan;

import org.jspecify.annotations.Nullable;

/** Secrets that their name gives away: {@code password=...}, {@code "password":"..."}, headers, SQL. */
final class NamedSecrets {
    private static final int MAX_NAME = 64;
    private static final int MAX_BLANKS = 4;

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
        return SecretValue.at(text, value, quote, kind, prose);
    }

    /** The password in the quotes that begin here, as in {@code ALTER ROLE x PASSWORD '...'}. */
    static @Nullable SecretSpan atQuote(String text, int at) {
        int word = at;
        while (word > 0 && at - word < MAX_BLANKS && text.charAt(word - 1) == ' ') {
            word--;
        }
        int start = word - "password".length();
        if (word == at || start < 0 || !text.regionMatches(true, start, "password", 0, word - start)) {
            return null;
        }
        return Chars.wordBefore(text, start) ? null : SecretValue.at(text, at + 1, '\'', SecretKind.PASSWORD, false);
    }

    /** The token behind the word {@code Bearer} here. */
    static @Nullable SecretSpan atBearer(String text, int at) {
        if (!text.regionMatches(true, at, "bearer ", 0, 7) || Chars.wordBefore(text, at)) {
            return null;
        }
        return SecretValue.at(text, at + 7, (char) 0, SecretKind.TOKEN, false);
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
