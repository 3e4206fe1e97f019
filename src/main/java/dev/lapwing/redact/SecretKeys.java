package dev.lapwing.redact;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names behind which a secret stands: in {@code name=value}, in headers, in JSON and as keys of a map. */
final class SecretKeys {
    private static final Set<String> PASSWORDS = Set.of("passwd", "pwd", "passphrase", "passwordconfirm");
    private static final Set<String> TOKENS = Set.of(
            "token",
            "apitoken",
            "accesstoken",
            "refreshtoken",
            "idtoken",
            "authtoken",
            "sessiontoken",
            "authorization",
            "proxyauthorization");
    private static final int MAX_NAME = 64;

    private SecretKeys() {}

    /** The kind of secret that belongs to a name; null for other names. */
    static @Nullable SecretKind kind(String name) {
        if (name.length() > MAX_NAME) {
            return null;
        }
        String plain = plain(name);
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
        return TOKENS.contains(plain) ? SecretKind.TOKEN : null;
    }

    private static String plain(String name) {
        int dot = name.lastIndexOf('.');
        return name.substring(dot + 1).replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
