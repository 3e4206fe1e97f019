package dev.lapwing.notify.message;

import java.util.Locale;

/** The words for what became of an alert. */
public final class StepWords {
    private StepWords() {}

    /** The step's name as others read it. */
    public static String name(NotificationStep step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    /** How the alert stands. An end is not a resolve: the burst is over, what it did may not be. */
    public static String status(Notification telling) {
        return switch (telling.step()) {
            case OPEN -> "open";
            case UPDATE -> "open, goes on";
            case REPEAT -> "still open";
            case END -> "ended, not resolved";
            case RESOLVE -> resolved(telling.alert());
        };
    }

    private static String resolved(AlertView alert) {
        if (alert.gone()) {
            return "taken back: " + alert.ending();
        }
        return alert.phase() == AlertView.Phase.CLOSED ? "resolved, after it ended" : "resolved";
    }
}
