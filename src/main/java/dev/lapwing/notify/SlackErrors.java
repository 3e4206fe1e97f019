package dev.lapwing.notify;

import java.util.Set;
import java.util.regex.Pattern;

/** What Slack's errors mean for a message. The words of an error are as untrusted as any answer. */
final class SlackErrors {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{1,59}");
    private static final Set<String> PASSING = Set.of(
            "ratelimited",
            "rate_limited",
            "message_limit_exceeded",
            "internal_error",
            "fatal_error",
            "service_unavailable",
            "request_timeout",
            "rollup_error",
            "team_added_to_org");
    private static final Set<String> MESSAGE_GONE = Set.of(
            "message_not_found",
            "thread_not_found",
            "cannot_reply_to_message",
            "cant_update_message",
            "edit_window_closed",
            "update_failed");

    private SlackErrors() {}

    /** The error's name, or words that say that it has none. */
    static String code(String untrusted) {
        String code = untrusted.strip();
        return CODE.matcher(code).matches() ? code : "an error without a name";
    }

    /** Whether it may go better next time. An unknown error does not: somebody hears of it then, in another channel. */
    static boolean passes(String error) {
        return PASSING.contains(error);
    }

    /** Whether the message that was to be changed or answered cannot be. */
    static boolean messageGone(String error) {
        return MESSAGE_GONE.contains(error);
    }
}
