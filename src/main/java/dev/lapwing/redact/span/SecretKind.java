package dev.lapwing.redact.span;

import java.util.regex.Pattern;

/** The kinds of secrets that marks name. */
public enum SecretKind {
    NEON_API_KEY("neon-api-key"),
    NEON_PASSWORD("neon-password"),
    NEON_SECRET_KEY("neon-secret-key"),
    NEON_TOKEN("neon-token"),
    /** The signature of a presigned URL of Neon's object storage. */
    NEON_SIGNATURE("neon-presigned-url"),
    /** The signature of a token that stands as the password of a database of Neon's. */
    NEON_OIDC_TOKEN("neon-oidc-token"),
    /** The signature of an identity assertion of a claimable project. */
    NEON_ASSERTION("neon-identity-assertion"),
    NEON_CLAIM_CODE("neon-claim-code"),
    /** Of a Postgres role, in a statement that sets it. */
    ROLE_PASSWORD("role-password"),
    /** Names a scoped credential and is no secret; it stays where it stands. */
    NEON_CREDENTIAL_ID("neon-credential-id"),
    JWT_SIGNATURE("jwt-signature"),
    PRESIGNED_SIGNATURE("presigned-signature"),
    API_KEY("api-key"),
    PASSWORD("password"),
    TOKEN("token"),
    EMAIL("email"),
    /** A mark that stands there already, and stays. */
    SEEN("seen");

    private static final Pattern NEON_PASSWORD_FORM = Pattern.compile("npg_[A-Za-z0-9]{12,}");
    private static final Pattern NEON_API_KEY_FORM = Pattern.compile("napi_[A-Za-z0-9]{32,}");
    private static final String NEON = "neon-";

    private final String word;

    SecretKind(String word) {
        this.word = word;
    }

    /** The kind as marks spell it. */
    public String word() {
        return word;
    }

    /** Whether it is left where it stands. */
    public boolean stays() {
        return this == NEON_CREDENTIAL_ID || this == SEEN;
    }

    /** Whether it is a credential of Neon's. */
    public boolean isNeons() {
        return isNeons(word);
    }

    /** Whether the kind of a mark is a credential of Neon's. */
    public static boolean isNeons(String word) {
        return word.startsWith(NEON) || word.equals(ROLE_PASSWORD.word);
    }

    /** A secret is called by its own form first and by the place where it stands second. */
    public static SecretKind of(String secret, SecretKind byPlace) {
        if (byPlace != NEON_PASSWORD && NEON_PASSWORD_FORM.matcher(secret).matches()) {
            return NEON_PASSWORD;
        }
        if (secret.startsWith("napi_") && NEON_API_KEY_FORM.matcher(secret).matches()) {
            return NEON_API_KEY;
        }
        if (secret.startsWith("nsk_live_")) {
            return NEON_SECRET_KEY;
        }
        return secret.startsWith("nt_live_") ? NEON_TOKEN : byPlace;
    }
}
