package dev.lapwing.connect.pocketbase.api;

import dev.lapwing.connect.http.Answer;
import dev.lapwing.connect.source.LogUnreadable;

/** Says what an answer other than the hoped-for one means, and whether it passes by itself. */
final class ServerRefusal {
    private static final String NO_POCKETBASE =
            "what answers at this url is no PocketBase of version 0.23 or newer: check url, with its path if it has one";
    private static final String ADDRESS =
            "PocketBase lets superusers in from certain addresses only (superuserIPs), and "
                    + "the connector's is not among them";

    private ServerRefusal() {}

    /** Whether a status is one that passes by itself. */
    static boolean passes(int status) {
        return status == 408 || status == 429 || status >= 500;
    }

    /** Of a login with a password. */
    static LogUnreadable ofLogin(Answer answer) {
        return switch (answer.status()) {
            case 400 -> lasting(answer, "PocketBase refuses the login: identity or password is wrong");
            case 401 -> lasting(answer, secondFactor(answer));
            case 403 -> lasting(answer, forbiddenLogin(answer));
            case 404 -> lasting(answer, NO_POCKETBASE);
            default -> other(answer);
        };
    }

    /** Of a request with a token. */
    static LogUnreadable ofRequest(Answer answer) {
        return switch (answer.status()) {
            case 401 ->
                lasting(
                        answer,
                        "PocketBase does not accept the token: it ended, was made for another "
                                + "PocketBase, or its superuser's password or address changed");
            case 403 ->
                lasting(answer, says(answer, "authorized record") ? "the token is not one of a superuser" : ADDRESS);
            case 404 -> lasting(answer, NO_POCKETBASE);
            default -> other(answer);
        };
    }

    /** An answer with status 200 that is not what PocketBase gives. */
    static LogUnreadable notUnderstood() {
        return new LogUnreadable(NO_POCKETBASE, 0, false);
    }

    private static String secondFactor(Answer answer) {
        return answer.member("mfaId").isPresent()
                ? "this superuser logs in with a second factor (MFA), which nobody can give here: set a static token, "
                        + "made by impersonating the superuser, as token"
                : "PocketBase refuses the login";
    }

    private static String forbiddenLogin(Answer answer) {
        if (says(answer, "not configured to allow password")) {
            return "superusers of this PocketBase do not log in with passwords (one-time passwords or OAuth2 only): set a "
                    + "static token, made by impersonating the superuser, as token";
        }
        return says(answer, "collection requirements")
                ? "this superuser does not meet the authentication rule of its collection"
                : ADDRESS;
    }

    private static LogUnreadable other(Answer answer) {
        int status = answer.status();
        if (status >= 300 && status < 400) {
            return lasting(answer, "the url leads to a redirect, which is not followed: give the address it leads to");
        }
        String problem = switch (status) {
            case 200 -> NO_POCKETBASE;
            case 429 -> "PocketBase refuses to answer more often (rate limit)";
            default -> "PocketBase answers with status " + status;
        };
        return new LogUnreadable(problem, status == 200 ? 0 : status, false);
    }

    private static LogUnreadable lasting(Answer answer, String problem) {
        return new LogUnreadable(problem, answer.status(), true);
    }

    private static boolean says(Answer answer, String words) {
        return answer.member("message")
                .filter(message -> message.contains(words))
                .isPresent();
    }
}
