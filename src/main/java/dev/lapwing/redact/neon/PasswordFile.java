package dev.lapwing.redact.neon;

import dev.lapwing.redact.span.Placeholder;
import dev.lapwing.redact.span.SecretKind;
import dev.lapwing.redact.span.SecretSpan;
import org.jspecify.annotations.Nullable;

/** A line of Postgres' password file: {@code host:port:database:user:password}, with a host of Neon's. */
public final class PasswordFile {
    private static final int MAX_HOST = 253;
    private static final int MAX_PART = 128;
    private static final int LEAST = 4;

    private PasswordFile() {}

    /** The password of the line whose host ends at the colon here. */
    public static @Nullable SecretSpan atColon(String text, int colon) {
        if (colon == 0 || "hd".indexOf(text.charAt(colon - 1) | 0x20) < 0) {
            return null;
        }
        if (!NeonContext.endsWithDomain(text, Math.max(0, colon - MAX_HOST), colon)) {
            return null;
        }
        int at = colon;
        for (int part = 0; part < 3 && at >= 0; part++) {
            at = next(text, at + 1);
        }
        if (at < 0) {
            return null;
        }
        int end = at + 1;
        while (end < text.length() && end - at <= MAX_PART && !ends(text.charAt(end))) {
            end++;
        }
        return end - at > LEAST && !Placeholder.is(text.substring(at + 1, end))
                ? new SecretSpan(at + 1, end, SecretKind.NEON_PASSWORD)
                : null;
    }

    /** The colon behind a part; -1 where none follows. */
    private static int next(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < MAX_PART && !ends(text.charAt(at))) {
            if (text.charAt(at) == ':') {
                return at > from ? at : -1;
            }
            at++;
        }
        return -1;
    }

    private static boolean ends(char c) {
        return c <= ' ' || "/\"'`<>()[]{},;\\".indexOf(c) >= 0;
    }
}
