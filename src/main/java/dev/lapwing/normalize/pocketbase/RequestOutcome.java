package dev.lapwing.normalize.pocketbase;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a PocketBase request ended, from its status, error and details; never from the row's level. */
public enum RequestOutcome {
    OK("ok"),
    AUTHFAIL("authfail"),
    MFA("mfa"),
    DENIED("denied"),
    NOTFOUND("notfound"),
    INVALID("invalid"),
    RATELIMITED("ratelimited"),
    ERROR("error");

    /** A plain Go error leaves status 0 in the row; the wire had 404 for these two and 400 for all others. */
    private static final String NO_ROWS = "sql: no rows in result set";

    private static final String NO_FILE = "file does not exist";

    private static final Set<String> WRONG_PROOF = Set.of(
            "Failed to authenticate.",
            "Invalid login credentials.",
            "Invalid or expired OTP.",
            "Invalid or expired MFA session.",
            "Invalid MFA session.",
            "A different authentication method is required.");

    private final String word;

    RequestOutcome(String word) {
        this.word = word;
    }

    /** The status that went over the wire; null when the row has none. */
    static @Nullable Long effectiveStatus(@Nullable Long status, @Nullable String error) {
        if (status == null || status != 0) {
            return status;
        }
        return error != null && missing(error) ? 404L : 400L;
    }

    /**
     * The outcome.
     *
     * @param logged the status in the row, 0 for a plain error
     * @param error the error in the row; its mere presence is a failure, also beside a 200
     * @param details the details where they are a text, else null
     */
    static RequestOutcome of(@Nullable Long logged, @Nullable String error, @Nullable String details) {
        Long code = effectiveStatus(logged, error);
        if (error == null) {
            return code == null || code < 400 ? OK : byStatus(code);
        }
        if (error.equals("mfa required")) {
            return MFA;
        }
        if (WRONG_PROOF.contains(error)) {
            return AUTHFAIL;
        }
        if (details != null && panic(details)) {
            return ERROR;
        }
        if (details != null && refused(details)) {
            return DENIED;
        }
        if (code == null || code < 400 || logged == null || logged == 0) {
            return byError(error);
        }
        return byStatus(code);
    }

    /** The word that rules use. */
    public String word() {
        return word;
    }

    private static boolean missing(String error) {
        return error.contains(NO_ROWS) || error.contains(NO_FILE);
    }

    private static boolean panic(String details) {
        return details.startsWith("[PANIC RECOVER]") || details.contains("[SafeWrap] recovered from panic");
    }

    /** Refusals that the status hides behind 400 or 404. */
    private static boolean refused(String details) {
        return details.startsWith("create rule failure")
                || details.equals("insufficient permissions to access the file resource");
    }

    private static RequestOutcome byError(String error) {
        if (error.startsWith("try again later")) {
            return RATELIMITED;
        }
        return missing(error) || error.startsWith("missing or invalid ") ? NOTFOUND : ERROR;
    }

    private static RequestOutcome byStatus(long code) {
        if (code == 401 || code == 403) {
            return DENIED;
        }
        if (code == 404) {
            return NOTFOUND;
        }
        if (code == 429) {
            return RATELIMITED;
        }
        return code < 500 ? INVALID : ERROR;
    }
}
