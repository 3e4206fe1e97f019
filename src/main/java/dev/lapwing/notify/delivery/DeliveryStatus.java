package dev.lapwing.notify.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lapwing.notify.message.NotificationStep;
import java.time.Instant;

/**
 * How far an alert was told in a channel.
 *
 * @param step the last step told
 * @param rev the version that was told
 * @param message what the channel calls the alert's message; may be empty
 * @param at when it was told
 * @param inDigest whether nothing but a batch said that it is there
 * @param since when the first of it was told
 * @param shared whether the message tells other alerts, too
 */
public record DeliveryStatus(
        NotificationStep step,
        long rev,
        String message,
        Instant at,
        boolean inDigest,
        Instant since,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean shared) {

    /** The first that is told of an alert. */
    public DeliveryStatus(NotificationStep step, long rev, String message, Instant at, boolean inDigest) {
        this(step, rev, message, at, inDigest, at, false);
    }

    /** With one more step; the first message of its own that an alert has stays its message. */
    public DeliveryStatus then(NotificationStep next, long newer, String sent, Instant now) {
        boolean stillDigest = inDigest && next.compareTo(NotificationStep.END) >= 0;
        return new DeliveryStatus(next, newer, message.isEmpty() ? sent : message, now, stillDigest, since, shared);
    }

    /** In a message that tells other alerts, too. */
    DeliveryStatus sharing() {
        return new DeliveryStatus(step, rev, message, at, inDigest, since, true);
    }
}
