package dev.lapwing.redact.scan;

import dev.lapwing.redact.span.Chars;
import dev.lapwing.redact.span.Placeholder;
import dev.lapwing.redact.span.SecretKind;
import dev.lapwing.redact.span.SecretSpan;
import org.jspecify.annotations.Nullable;

/** What an OAuth2 provider sends back in a redirect: {@code ?code=...&state=...}, with which a login can be finished. */
final class RedirectSecrets {
    private static final int LEAST = 16;
    private static final int MOST = 2048;

    private RedirectSecrets() {}

    /** The secret behind the {@code =} here, where that stands in a query. */
    static @Nullable SecretSpan atSign(String text, int at) {
        if (!named(text, at, "code") && !named(text, at, "state")) {
            return null;
        }
        int end = at + 1;
        while (end < text.length() && end - at <= MOST && inToken(text.charAt(end))) {
            end++;
        }
        String value = text.substring(at + 1, end);
        boolean token = end - at > LEAST && Chars.anyDigit(value, 0, value.length()) && !Placeholder.is(value);
        return token && !value.startsWith("eyJ") ? new SecretSpan(at + 1, end, SecretKind.TOKEN) : null;
    }

    /** Only the first or a later name of a query: {@code zip_code} and {@code statusCode} are others. */
    private static boolean named(String text, int at, String name) {
        int start = at - name.length();
        return start >= 0
                && text.startsWith(name, start)
                && (start == 0 || text.charAt(start - 1) == '?' || text.charAt(start - 1) == '&');
    }

    private static boolean inToken(char c) {
        return Chars.word(c) || "./~%+".indexOf(c) >= 0;
    }
}
