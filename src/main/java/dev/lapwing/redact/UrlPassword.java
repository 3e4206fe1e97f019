package dev.lapwing.redact;

import org.jspecify.annotations.Nullable;

/** The password in {@code scheme://user:password@host}, whatever the scheme. */
final class UrlPassword {
    private static final int MAX_AUTHORITY = 2048;

    private UrlPassword() {}

    /** The password behind the colon here, when {@code //} or its JSON form follows. */
    static @Nullable Span atColon(String text, int at) {
        int authority = slashes(text, at + 1);
        if (authority < 0 || at == 0 || !Chars.alphanumeric(text.charAt(at - 1))) {
            return null;
        }
        int end = Math.min(text.length(), authority + MAX_AUTHORITY);
        int host = -1;
        int colon = -1;
        for (int i = authority; i < end && !ends(text.charAt(i)); i++) {
            if (text.charAt(i) == '@') {
                host = i;
            } else if (text.charAt(i) == ':' && colon < 0) {
                colon = i;
            }
        }
        if (colon < 0 || host <= colon + 1) {
            return null;
        }
        int start = EndpointPrefix.skip(text, colon + 1);
        return start < host && !Placeholder.is(text.substring(start, host))
                ? new Span(start, host, SecretKind.PASSWORD)
                : null;
    }

    private static int slashes(String text, int at) {
        if (text.startsWith("//", at)) {
            return at + 2;
        }
        return text.startsWith("\\/\\/", at) ? at + 4 : -1;
    }

    private static boolean ends(char c) {
        return c <= ' ' || c == '/' || c == '?' || c == '#' || c == '<' || c == '>' || c == '\\' || Chars.quote(c);
    }
}
