package dev.lapwing.redact.scan;

import java.util.regex.Pattern;

/** The kinds of secrets that marks name. */
public enum SecretKind {
    NEON_API_KEY("neon-api-key"),
    NEON_PASSWORD("neon-password"),
    NEON_SECRET_KEY("neon-secret-key"),
    NEON_TOKEN("neon-token"),
    JWT_SIGNATURE("jwt-signature"),
    PRESIGNED_SIGNATURE("presigned-signature"),
    API_KEY("api-key"),
    PASSWORD("password"),
    TOKEN("token"),
    EMAIL("email");

    private static final Pattern NEON_PASSWORD_FORM = Pattern.compile("npg_[A-Za-z0-9]{12,}");

    private final String word;

    SecretKind(String word) {
        this.word = word;
    }

    /** The kind as marks spell it. */
    public String word() {
        return word;
    }

    /** A secret is called by its own form first and by the place where it stands second. */
    public static SecretKind of(String secret, SecretKind byPlace) {
        if (NEON_PASSWORD_FORM.matcher(secret).matches()) {
            return NEON_PASSWORD;
        }
        if (secret.startsWith("napi_")) {
            return NEON_API_KEY;
        }
        if (secret.startsWith("nsk_live_")) {
            return NEON_SECRET_KEY;
        }
        return secret.startsWith("nt_live_") ? NEON_TOKEN : byPlace;
    }
}
