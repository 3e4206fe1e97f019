package dev.lapwing.redact.scan;

import dev.lapwing.redact.neon.NeonContext;
import dev.lapwing.redact.span.Chars;
import dev.lapwing.redact.span.Placeholder;
import dev.lapwing.redact.span.SecretKind;
import dev.lapwing.redact.span.SecretSpan;
import org.jspecify.annotations.Nullable;

/** The password in {@code scheme://user:password@host}, whatever the scheme. */
final class UrlPassword {
    private static final int MAX_AUTHORITY = 2048;

    private UrlPassword() {}

    /** The password behind the colon here, when {@code //} or its JSON form follows. */
    static @Nullable SecretSpan atColon(String text, int at) {
        int authority = slashes(text, at + 1);
        if (authority < 0 || at == 0 || !Chars.alphanumeric(text.charAt(at - 1))) {
            return null;
        }
        int colon = colon(text, authority);
        int host = colon < 0 ? -1 : hostSign(text, colon, Math.min(text.length(), authority + MAX_AUTHORITY));
        if (colon < 0 || host <= colon + 1) {
            return null;
        }
        int start = EndpointPrefix.skip(text, colon + 1);
        if (start >= host
                || Placeholder.is(text.substring(start, host))
                || PrefixedSecrets.isToken(text, start, host)) {
            return null;
        }
        boolean neons = NeonContext.host(text, host + 1);
        return new SecretSpan(start, host, neons ? SecretKind.NEON_PASSWORD : SecretKind.PASSWORD);
    }

    /** The colon behind the user; -1 where path, query or end come first. */
    private static int colon(String text, int authority) {
        for (int i = authority; i < text.length() && i - authority < MAX_AUTHORITY; i++) {
            char c = text.charAt(i);
            if (c == ':' || delimits(c) || ends(c)) {
                return c == ':' ? i : -1;
            }
        }
        return -1;
    }

    /**
     * The sign before the host; -1 where what stands behind the colon is no password. People forget to escape a password:
     * a slash or question mark ends it only behind a host, and behind digits alone, which are a port.
     */
    private static int hostSign(String text, int colon, int end) {
        int sign = -1;
        for (int i = colon + 1; i < end && !ends(text.charAt(i)) && !begins(text, i); i++) {
            char c = text.charAt(i);
            if (c == '@') {
                sign = i;
            } else if (delimits(c) && (sign < 0 ? port(text, colon + 1, i) : host(text, sign + 1, i))) {
                break;
            }
        }
        return sign;
    }

    /** Whether another URL begins at the colon here. */
    private static boolean begins(String text, int at) {
        return text.charAt(at) == ':' && slashes(text, at + 1) >= 0;
    }

    private static boolean port(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Chars.digit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** A dot or a port tells a host from the rest of a password. */
    private static boolean host(String text, int from, int to) {
        boolean tells = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Chars.word(c) && ".:[],%".indexOf(c) < 0) {
                return false;
            }
            tells |= c == '.' || c == ':';
        }
        return tells || text.startsWith("localhost", from);
    }

    private static int slashes(String text, int at) {
        if (text.startsWith("//", at)) {
            return at + 2;
        }
        return text.startsWith("\\/\\/", at) ? at + 4 : -1;
    }

    private static boolean ends(char c) {
        return c <= ' ' || c == '<' || c == '>' || c == '\\' || Chars.quote(c);
    }

    private static boolean delimits(char c) {
        return c == '/' || c == '?' || c == '#';
    }
}
