package dev.lapwing.normalize.pocketbase;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the words of a refused login are PocketBase's own. A hook or a translation may put others in their place; then
 * route and status alone tell that the login was refused, and that is a guess.
 */
public final class LoginText {
    private static final String LOGIN = "auth-with-";

    /** Details that name the proof as wrong, whatever the error beside them says. */
    private static final Set<String> WRONG_PROOF = Set.of(
            "invalid login credentials",
            "incorrect password",
            "the OTP is expired",
            "the OTP is for a different collection");

    /** Errors that say something else than a wrong proof. */
    private static final List<String> OTHER_ERRORS = List.of(
            "mfa required",
            "An error occurred while validating",
            "An error occurred while loading",
            "You are not allowed to",
            "The request doesn't satisfy",
            "The request can be accessed only by",
            "The request requires",
            "The authorized record is not allowed",
            "The collection is not configured",
            "Only superusers can",
            "Missing collection context",
            "Missing or invalid collection context");

    private static final List<String> OTHER_DETAILS = List.of(
            "superuser IP is not whitelisted",
            "unexpected EOF",
            "EOF",
            "json: ",
            "invalid character",
            "[PANIC RECOVER]");

    /** Members of the bodies of logins, which details name where the body itself was refused. */
    private static final Set<String> BODY = Set.of(
            "identity",
            "identityField",
            "password",
            "otpId",
            "mfaId",
            "provider",
            "code",
            "codeVerifier",
            "redirectURL",
            "redirectUrl",
            "createData");

    private LoginText() {}

    /** Whether an action is a login. */
    public static boolean isLogin(String action) {
        return action.startsWith(LOGIN);
    }

    /** Whether details alone say for certain that the proof was wrong. */
    static boolean saysWrongProof(@Nullable Object details) {
        return details instanceof String text && WRONG_PROOF.contains(text);
    }

    /** Whether a login that ended with this status tells in no word that is known why. */
    static boolean isUnknown(@Nullable Long code, @Nullable String error, @Nullable Object details) {
        if (code == null || (code != 400 && code != 401 && code != 403)) {
            return false;
        }
        boolean other = error != null && OTHER_ERRORS.stream().anyMatch(error::startsWith);
        boolean otherDetails =
                details instanceof String text && OTHER_DETAILS.stream().anyMatch(text::startsWith);
        boolean body = details instanceof Map<?, ?> map && map.keySet().stream().anyMatch(BODY::contains);
        return !other && !otherDetails && !body;
    }
}
