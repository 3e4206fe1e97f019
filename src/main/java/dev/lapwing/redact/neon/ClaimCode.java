package dev.lapwing.redact.neon;

import dev.lapwing.redact.span.SecretKind;
import dev.lapwing.redact.span.SecretSpan;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The code with which a claimable project is taken over, such as {@code ABCD-2345}: it is good for a quarter of an hour. */
public final class ClaimCode {
    private static final int HALF = 4;
    private static final int LENGTH = 2 * HALF + 1;
    private static final Pattern SAID = Pattern.compile("claim[ _-]?code|neon[^\n]{0,80}claim|claim[^\n]{0,80}neon");
    private static final int AROUND = 120;

    private ClaimCode() {}

    /** Whether a text is of the form of one. */
    public static boolean form(String text) {
        return text.length() == LENGTH && text.charAt(HALF) == '-' && likely(text, HALF) && anyLetter(text, 0);
    }

    /** Whether a dash has capital letters or digits around it: cheap, and rare. */
    public static boolean likely(String text, int dash) {
        int start = dash - HALF;
        if (start < 0 || dash + HALF >= text.length()) {
            return false;
        }
        for (int at = start; at <= dash + HALF; at++) {
            if (at != dash && !capitalOrDigit(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    /** The code around the dash here, where what stands around it says that it is one. */
    public static @Nullable SecretSpan atDash(String text, int dash) {
        if (!likely(text, dash)) {
            return null;
        }
        int start = dash - HALF;
        int end = start + LENGTH;
        boolean apart = (start == 0 || !joins(text.charAt(start - 1)))
                && (end == text.length() || !joins(text.charAt(end)))
                && anyLetter(text, start);
        return apart && isSaid(text, start, end) ? new SecretSpan(start, end, SecretKind.NEON_CLAIM_CODE) : null;
    }

    private static boolean isSaid(String text, int start, int end) {
        String around = NeonContext.around(
                text.substring(Math.max(0, start - AROUND), Math.min(text.length(), end + AROUND)),
                Math.min(start, AROUND),
                Math.min(start, AROUND) + LENGTH);
        return SAID.matcher(around.replace('\n', ' ')).find();
    }

    private static boolean anyLetter(String text, int start) {
        for (int at = start; at < start + HALF; at++) {
            if (text.charAt(at) >= 'A') {
                return true;
            }
        }
        return false;
    }

    private static boolean capitalOrDigit(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean joins(char c) {
        return capitalOrDigit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    }
}
