package dev.lapwing.notify.ledger;

import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.DeliveryStatus;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which message of a channel an alert joins: the one about its incident. Which alerts belong together the job has decided;
 * it stands in each alert.
 */
final class Threads {
    /** So long after the newest of its alerts people still look at a message. */
    static final Duration WHILE = Duration.ofMinutes(30);
    /** Of more incidents than these in all channels those of which nothing was told for longest are forgotten. */
    static final int MOST = 20_000;

    private final Map<String, Conversation> threads = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Alerts of one incident that were told in one message.
     *
     * @param message what the channel calls the message
     * @param shown the delivery that the message shows first of all: the first of the worst
     * @param last when the newest of them was first told
     */
    record Conversation(String message, String shown, Severity worst, Instant last) {
        private Conversation with(Conversation next) {
            Instant newest = next.last.isAfter(last) ? next.last : last;
            return next.worst.compareTo(worst) > 0
                    ? new Conversation(next.message, next.shown, next.worst, newest)
                    : new Conversation(message, shown, worst, newest);
        }

        /** Whether nobody looks at the message any more, unless something new is shown in the channel too. */
        boolean isQuiet(Instant now) {
            return last.plus(WHILE).isBefore(now);
        }
    }

    /** The message that an alert joins. */
    Optional<Conversation> of(String channel, AlertView alert) {
        return key(channel, alert).map(threads::get);
    }

    /** Whether two deliveries of one channel are about the same. */
    static boolean belong(Delivery one, Delivery other) {
        return one.channel().equals(other.channel())
                && !one.alert().incident().isEmpty()
                && one.alert().incident().equals(other.alert().incident());
    }

    /** Notes that an alert was told in a message. */
    void told(Delivery delivery, DeliveryStatus told) {
        if (told.message().isEmpty() || told.inDigest()) {
            return;
        }
        Conversation next = new Conversation(
                told.message(), delivery.key(), delivery.alert().severity(), told.since());
        key(delivery.channel(), delivery.alert()).ifPresent(key -> threads.merge(key, next, Conversation::with));
        if (threads.size() > MOST) {
            threads.remove(threads.keySet().iterator().next());
        }
    }

    /** Notes that all that was told of an incident is resolved: what comes of it now is told anew. */
    void over(Delivery delivery) {
        key(delivery.channel(), delivery.alert()).ifPresent(threads::remove);
    }

    private static Optional<String> key(String channel, AlertView alert) {
        return Optional.of(alert.incident())
                .filter(incident -> !incident.isEmpty())
                .map(incident -> channel + "|" + incident);
    }
}
