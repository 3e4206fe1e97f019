package dev.lapwing.notify.slack;

import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.notify.message.Severity;
import java.util.Locale;

/** What a message says of an alert's state, and the sign before it. A sign repeats what the words say. */
final class SlackWords {
    private static final int WHO = 200;
    private static final int REASON = 800;
    private static final int LINE = 60;

    private SlackWords() {}

    /** The level in capitals, and what became of the alert unless it is new. */
    static String state(Notification telling) {
        String level = level(telling.alert().severity());
        return switch (telling.step()) {
            case OPEN -> level;
            case UPDATE -> level + ", went on";
            case REPEAT -> level + ", still open";
            case END -> level + ", ended, not resolved";
            case RESOLVE -> level + ", " + closing(telling);
        };
    }

    static String level(Severity severity) {
        return severity == Severity.UNKNOWN ? "LEVEL UNKNOWN" : severity.word().toUpperCase(Locale.ROOT);
    }

    static String sign(Notification telling) {
        return switch (telling.step()) {
            case OPEN, UPDATE -> sign(telling.alert().severity());
            case REPEAT -> ":alarm_clock:";
            case END -> ":hourglass:";
            case RESOLVE -> takenAway(telling) ? ":leftwards_arrow_with_hook:" : ":white_check_mark:";
        };
    }

    static String sign(Severity severity) {
        return switch (severity) {
            case CRITICAL -> ":rotating_light:";
            case HIGH -> ":red_circle:";
            case MEDIUM -> ":large_orange_diamond:";
            case LOW -> ":small_blue_diamond:";
            case INFORMATIONAL -> ":information_source:";
            case UNKNOWN -> ":grey_question:";
        };
    }

    /** What a reader has to know of the alert's state; empty for a new one. */
    static Mrkdwn status(Notification telling) {
        return switch (telling.step()) {
            case OPEN -> Mrkdwn.EMPTY;
            case UPDATE -> Mrkdwn.bold("It went on.", LINE).then(" These are the newest numbers.");
            case REPEAT -> Mrkdwn.bold("Still open.", LINE).then(" Nobody has resolved it yet.");
            case END -> Mrkdwn.bold("Ended.", LINE).then(" Nobody has resolved it yet.");
            case RESOLVE -> resolved(telling);
        };
    }

    private static Mrkdwn resolved(Notification telling) {
        return telling.resolution().map(SlackWords::resolvedBy).orElseGet(() -> closed(telling.alert()));
    }

    private static Mrkdwn resolvedBy(Resolution resolution) {
        Mrkdwn by = Mrkdwn.bold("Resolved", LINE)
                .then(" by ")
                .then(Mrkdwn.code(resolution.who(), WHO))
                .then(", ")
                .then(Mrkdwn.moment(resolution.at()));
        Mrkdwn reason = Mrkdwn.text(resolution.reason(), REASON);
        return reason.isEmpty() ? by.then(".") : by.then(": ").then(reason);
    }

    private static Mrkdwn closed(AlertView alert) {
        return switch (alert.ending()) {
            case "retracted" -> Mrkdwn.bold("Taken back.", LINE).then(" Later events show that it was none.");
            case "merged" -> Mrkdwn.bold("Merged", LINE).then(" into another alert, which goes on.");
            case "superseded" ->
                Mrkdwn.bold("No longer watched.", LINE)
                        .then(" Its rule was changed or taken away, or its source; nobody resolved it.");
            default -> Mrkdwn.bold("Resolved.", LINE).then(" It ended, and its route asks for no more.");
        };
    }

    private static String closing(Notification telling) {
        if (!takenAway(telling)) {
            return "resolved";
        }
        return switch (telling.alert().ending()) {
            case "retracted" -> "taken back";
            case "merged" -> "merged";
            default -> "no longer watched";
        };
    }

    /** Whether it turned out that there is nothing to do. */
    static boolean takenAway(Notification telling) {
        return telling.resolution().isEmpty() && telling.alert().gone();
    }
}
