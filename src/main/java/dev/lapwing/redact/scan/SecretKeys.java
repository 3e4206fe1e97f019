package dev.lapwing.redact.scan;

import dev.lapwing.redact.span.SecretKind;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names behind which a secret stands: in {@code name=value}, in headers, in JSON and as keys of a map. */
public final class SecretKeys {
    private static final Set<String> PASSWORDS = Set.of("passwd", "pwd", "passphrase", "passwordconfirm");
    private static final Set<String> TOKENS = Set.of(
            "token",
            "apitoken",
            "accesstoken",
            "refreshtoken",
            "idtoken",
            "authtoken",
            "codeverifier",
            "pbauth",
            "keycloaktoken",
            "sessiontoken",
            "authorization",
            "proxyauthorization");
    private static final int MAX_NAME = 64;

    private SecretKeys() {}

    /** Whether a name, which is ASCII, ends with the last two letters of any that {@link #kind} knows. */
    static boolean endsLikeOne(String text, int start, int end) {
        int last = letterBefore(text, start, end);
        int other = last < 0 ? -1 : letterBefore(text, start, last);
        return other >= 0
                && switch (text.charAt(last) | 0x20) {
                    case 'h' -> (text.charAt(other) | 0x20) == 't';
                    case 'd' -> (text.charAt(other) | 0x20) == 'r' || (text.charAt(other) | 0x20) == 'w';
                    case 'e' -> "srd".indexOf(text.charAt(other) | 0x20) >= 0;
                    case 'n' -> (text.charAt(other) | 0x20) == 'e' || (text.charAt(other) | 0x20) == 'o';
                    case 'm' -> (text.charAt(other) | 0x20) == 'r';
                    case 'r' -> (text.charAt(other) | 0x20) == 'e';
                    case 'y', 't' -> (text.charAt(other) | 0x20) == 'e';
                    default -> false;
                };
    }

    private static int letterBefore(String text, int start, int end) {
        int at = end - 1;
        while (at >= start && (text.charAt(at) == '_' || text.charAt(at) == '-')) {
            at--;
        }
        return at < start ? -1 : at;
    }

    /** The kind of secret that belongs to a name; null for other names. */
    static @Nullable public SecretKind kind(String name) {
        if (name.length() > MAX_NAME) {
            return null;
        }
        String plain = plain(Fullwidth.fold(name));
        if (plain.endsWith("password") || PASSWORDS.contains(plain)) {
            return SecretKind.PASSWORD;
        }
        if (plain.endsWith("apikey") || plain.endsWith("secret") || plain.endsWith("secretkey")) {
            return SecretKind.API_KEY;
        }
        if (plain.endsWith("secretaccesskey") || plain.endsWith("secretserverkey")) {
            return SecretKind.API_KEY;
        }
        if (plain.equals("xamzsignature")) {
            return SecretKind.PRESIGNED_SIGNATURE;
        }
        if (plain.endsWith("claimcode")) {
            return SecretKind.NEON_CLAIM_CODE;
        }
        if (plain.contains("neon") && (plain.endsWith("token") || plain.endsWith("neonkey"))) {
            return SecretKind.API_KEY;
        }
        return TOKENS.contains(plain) ? SecretKind.TOKEN : null;
    }

    private static String plain(String name) {
        int dot = name.lastIndexOf('.');
        return name.substring(dot + 1).replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
