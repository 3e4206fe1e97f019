package dev.lapwing.redact.neon;

import dev.lapwing.redact.span.SecretKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** What a JSON web token is to Neon, by what it says and where it stands. */
public final class WebToken {
    private static final String CLAIMABLE = "neon.com/claimable";
    private static final int MAX_PAYLOAD = 16 * 1024;
    private static final int MAX_NAME = 32;

    private WebToken() {}

    /**
     * The kind of the signature of a token.
     *
     * @param start its first character
     * @param payload the first character of its payload
     * @param end the point behind its payload
     * @param behind where it ends
     */
    public static SecretKind kind(String text, int start, int payload, int end, int behind) {
        if (decoded(text.substring(payload, Math.min(end, payload + MAX_PAYLOAD)))
                .contains(CLAIMABLE)) {
            return SecretKind.NEON_ASSERTION;
        }
        boolean inUrl = start > 0
                && text.charAt(start - 1) == ':'
                && behind < text.length()
                && text.charAt(behind) == '@'
                && NeonContext.host(text, behind + 1);
        return inUrl || (isPassword(text, start) && NeonContext.namesHost(NeonContext.around(text, start, behind)))
                ? SecretKind.NEON_OIDC_TOKEN
                : SecretKind.JWT_SIGNATURE;
    }

    private static String decoded(String payload) {
        try {
            byte[] bytes = Base64.getUrlDecoder()
                    .decode(payload.substring(
                            0,
                            payload.length()
                                    - payload.length() % 4
                                    + (payload.length() % 4 > 1 ? payload.length() % 4 : 0)));
            return new String(bytes, StandardCharsets.ISO_8859_1).replace("\\/", "/");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Whether the name of a password stands before. */
    private static boolean isPassword(String text, int start) {
        String before = text.substring(Math.max(0, start - MAX_NAME), start)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("[\"'`\\\\ ]*[=:][\"'`\\\\ ]*$", "=");
        return before.endsWith("password=") || before.endsWith("authtoken=") || before.endsWith("auth_token=");
    }
}
