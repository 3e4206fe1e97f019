package dev.lapwing.notify.ledger;

import dev.lapwing.notify.channel.DeliveryRefused;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of a work.
 *
 * @param tried whether the channel was asked at all: it is not after it refused the work before
 * @param message what the channel calls the message; may be empty
 * @param refused why it was not taken; empty where it was, or was not tried
 * @param at when
 */
public record SendResult(SendTask work, boolean tried, String message, Optional<DeliveryRefused> refused, Instant at) {
    /** Whether nothing is left to do of it: it was taken, or refused for good. */
    public boolean isThrough() {
        return tried && refused.map(DeliveryRefused::isPermanent).orElse(true);
    }
}
