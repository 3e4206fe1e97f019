package dev.lapwing.notify.slack;

import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.channel.HttpAnswer;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Slack's errors mean for a message. The words of an error are as untrusted as any answer; one that is not known here
 * counts as an error for good, so that somebody hears of the alert in another channel.
 */
final class SlackErrors {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{1,59}");
    private static final Set<String> NOT_NOW =
            Set.of("message_limit_exceeded", "service_unavailable", "team_added_to_org");
    /**
     * Of these Slack says that a part may have been done; what is over its rate has been seen delivered all the same
     * (Yelp/elastalert issue 1345).
     */
    private static final Set<String> UNSURE =
            Set.of("internal_error", "fatal_error", "request_timeout", "rollup_error", "ratelimited", "rate_limited");

    private static final int TOO_MANY = 429;

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

    /** The refusal that a status of Slack's means. */
    static DeliveryRefused refused(HttpAnswer answer, String reason) {
        return answer.status() == TOO_MANY ? DeliveryRefused.unsure(reason, answer.after()) : answer.refused(reason);
    }

    /** Whether nothing was done that may be done next time. */
    static boolean notNow(String error) {
        return NOT_NOW.contains(error);
    }

    /** Whether it may have been done. */
    static boolean unsure(String error) {
        return UNSURE.contains(error);
    }

    /** Whether the message that was to be changed or answered cannot be. */
    static boolean messageGone(String error) {
        return MESSAGE_GONE.contains(error);
    }
}
