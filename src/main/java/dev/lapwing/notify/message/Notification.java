package dev.lapwing.notify.message;

import java.time.Instant;
import java.util.Optional;

/**
 * What a channel is to tell.
 *
 * @param step what of the alert's life
 * @param alert its newest version
 * @param message what the channel called the alert's message; empty where there is none
 * @param resolution who resolved it, where somebody did
 * @param begun when this step was first begun, where it may have been told before: what became of it is not known
 * @param company how the alert stands among those that the message tells
 */
public record Notification(
        NotificationStep step,
        AlertView alert,
        String message,
        Optional<Resolution> resolution,
        Optional<Instant> begun,
        Company company) {

    /** Of an alert with a message of its own. */
    public Notification(
            NotificationStep step,
            AlertView alert,
            String message,
            Optional<Resolution> resolution,
            Optional<Instant> begun) {
        this(step, alert, message, resolution, begun, Company.none(alert));
    }

    /** Whether it may have been told before. */
    public boolean again() {
        return begun.isPresent();
    }

    /** The same, where it is known to be told once. */
    public Notification once() {
        return new Notification(step, alert, message, resolution, Optional.empty(), company);
    }
}
