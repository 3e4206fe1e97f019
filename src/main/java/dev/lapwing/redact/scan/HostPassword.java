package dev.lapwing.redact.scan;

import dev.lapwing.redact.neon.NeonContext;
import dev.lapwing.redact.span.Chars;
import dev.lapwing.redact.span.Placeholder;
import dev.lapwing.redact.span.SecretKind;
import dev.lapwing.redact.span.SecretSpan;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The password in {@code user:password@host}, where no scheme says what it is. */
final class HostPassword {
    private static final int MOST = 128;
    private static final int LEAST = 4;

    /** Behind these words and a colon an e-mail address stands. */
    private static final Set<String> LABELS = Set.of(
            "mailto",
            "mail",
            "email",
            "e-mail",
            "to",
            "from",
            "cc",
            "bcc",
            "user",
            "username",
            "login",
            "identity",
            "actor",
            "sip",
            "sips",
            "acct",
            "xmpp",
            "http",
            "https");

    private HostPassword() {}

    /** The password behind the colon here. */
    static @Nullable SecretSpan atColon(String text, int at) {
        int user = at;
        while (user > 0 && at - user < MOST && (Chars.word(text.charAt(user - 1)) || text.charAt(user - 1) == '.')) {
            user--;
        }
        boolean begins = user == 0 || " =\"'`(,[<".indexOf(text.charAt(user - 1)) >= 0;
        if (user == at || !begins || Chars.digit(text.charAt(user))) {
            return null;
        }
        int sign = lastSign(text, at + 1);
        if (sign - at <= LEAST || Placeholder.is(text.substring(at + 1, sign))) {
            return null;
        }
        String name = text.substring(user, at);
        int start = EndpointPrefix.skip(text, at + 1);
        boolean labelled = LABELS.contains(name.toLowerCase(Locale.ROOT));
        if (start < sign
                && !labelled
                && NeonContext.host(text, sign + 1)
                && !PrefixedSecrets.isToken(text, start, sign)) {
            return new SecretSpan(start, sign, SecretKind.NEON_PASSWORD);
        }
        return secret(text, name, at + 1, sign) ? new SecretSpan(at + 1, sign, SecretKind.PASSWORD) : null;
    }

    /** An e-mail address looks much the same: what no address has, or a port or path behind the host, tells. */
    private static boolean secret(String text, String user, int start, int sign) {
        int host = hostEnd(text, sign + 1);
        if (host == sign + 1) {
            return false;
        }
        if (host < text.length() && text.charAt(host) == '(') {
            return true;
        }
        boolean behind = host + 1 < text.length()
                && (text.charAt(host) == '/' || text.charAt(host) == ':')
                && Chars.alphanumeric(text.charAt(host + 1));
        boolean dotted = text.substring(sign + 1, host).indexOf('.') > 0;
        boolean labelled = LABELS.contains(user.toLowerCase(Locale.ROOT));
        return behind ? !labelled || odd(text, start, sign) : dotted && odd(text, start, sign);
    }

    private static boolean odd(String text, int start, int end) {
        boolean upper = false;
        boolean lower = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            upper |= c >= 'A' && c <= 'Z';
            lower |= c >= 'a' && c <= 'z';
            if (!Chars.word(c) && ".+".indexOf(c) < 0) {
                return true;
            }
        }
        return upper && lower && Chars.anyDigit(text, start, end) && end - start >= 8;
    }

    private static int lastSign(String text, int from) {
        int sign = -1;
        for (int i = from; i < text.length() && i - from < MOST; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || Chars.quote(c) || "<>\\{}".indexOf(c) >= 0 || text.startsWith("//", i)) {
                break;
            }
            sign = c == '@' ? i : sign;
        }
        return sign;
    }

    private static int hostEnd(String text, int from) {
        int end = from;
        while (end < text.length() && end - from < MOST && (Chars.word(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        return end;
    }
}
