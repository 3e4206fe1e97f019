package dev.lapwing.notify.ledger;

import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.DeliveryStatus;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which message of a channel an alert joins: the one about the same address, account or key of a short while ago. What
 * belongs together is decided here and nowhere else.
 */
final class Threads {
    /** So long after the newest of them an alert joins others. */
    static final Duration WHILE = Duration.ofMinutes(30);
    /** More than these nobody reads in one message. */
    static final int MOST = 20;

    private static final String ADDRESSES = "src_endpoint.";
    private static final Set<String> STRONG =
            Set.of("actor.user.uid", "actor.user.name", "actor.session.uid", "user.email_addr", "neon.access_key_id");

    private final Map<String, Conversation> threads = new HashMap<>();
    private Instant prunedAt = Instant.MIN;

    /** Alerts of one entity that were told in one message. */
    record Conversation(String message, Severity worst, int alerts, Instant last) {
        private Conversation with(Delivery delivery, DeliveryStatus told) {
            Severity level = delivery.alert().severity();
            boolean worse = level.compareTo(worst) > 0;
            return new Conversation(
                    worse || message.isEmpty() ? told.message() : message,
                    worse ? level : worst,
                    alerts + 1,
                    told.since().isAfter(last) ? told.since() : last);
        }
    }

    /** The message that an alert joins. */
    Optional<Conversation> of(String channel, AlertView alert, Instant now) {
        return keys(channel, alert)
                .flatMap(key -> Optional.ofNullable(threads.get(key)).stream())
                .filter(thread -> !thread.last().plus(WHILE).isBefore(now) && thread.alerts() < MOST)
                .findFirst();
    }

    /** Whether two deliveries of one channel are about the same. */
    static boolean belong(Delivery one, Delivery other) {
        Set<String> keys = keys(one.channel(), one.alert()).collect(Collectors.toSet());
        return keys(other.channel(), other.alert()).anyMatch(keys::contains);
    }

    /** Notes that an alert was told in a message. */
    void told(Delivery delivery, DeliveryStatus told) {
        if (told.message().isEmpty() || told.inDigest() || delivery.alert().drill()) {
            return;
        }
        prune(told.since());
        keys(delivery.channel(), delivery.alert())
                .forEach(key -> threads.merge(
                        key,
                        new Conversation(told.message(), delivery.alert().severity(), 1, told.since()),
                        (before, first) -> before.last().plus(WHILE).isBefore(told.since())
                                ? first
                                : before.with(delivery, told)));
    }

    private void prune(Instant now) {
        if (prunedAt.plus(WHILE).isBefore(now)) {
            prunedAt = now;
            threads.values().removeIf(thread -> thread.last().plus(WHILE).isBefore(now));
        }
    }

    private static Stream<String> keys(String channel, AlertView alert) {
        return alert.group().stream()
                .filter(value -> !value.value().isEmpty())
                .filter(value -> STRONG.contains(value.name()) || value.name().startsWith(ADDRESSES))
                .map(value -> channel + "|" + kind(value.name()) + "=" + value.value());
    }

    private static String kind(String field) {
        return field.startsWith(ADDRESSES) ? "address" : field;
    }
}
