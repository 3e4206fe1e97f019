package dev.lapwing.notify.ledger;

import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.DeliveryStatus;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Company;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which alerts a channel tells in one message, and how one of them stands among the others. */
final class Sharing {
    private final Threads threads = new Threads();
    private final PastAlerts past;
    private final Map<String, Map<String, Delivery>> messages = new HashMap<>();

    Sharing(PastAlerts past) {
        this.past = past;
    }

    void enter(Delivery delivery) {
        message(delivery)
                .ifPresent(message -> messages.computeIfAbsent(message, any -> new LinkedHashMap<>())
                        .put(delivery.key(), delivery));
    }

    void remove(Delivery delivery) {
        message(delivery)
                .ifPresent(message -> messages.computeIfPresent(message, (same, those) -> {
                    those.remove(delivery.key());
                    return those.isEmpty() ? null : those;
                }));
    }

    /** Notes that an alert was told in its message, so that others can join it. */
    void told(Delivery delivery) {
        delivery.told().ifPresent(told -> {
            if (told.step() != NotificationStep.RESOLVE) {
                threads.told(delivery, told);
            } else if (isLast(delivery, told.message())) {
                threads.over(delivery.channel(), told.message());
            } else if (!isAlsoPast(delivery, told.message())) {
                threads.left(delivery.channel(), told.message(), worstLeft(delivery));
            }
        });
    }

    private Severity worstLeft(Delivery delivery) {
        return others(delivery).stream()
                .filter(other -> !isThrough(other))
                .map(other -> other.alert().severity())
                .max(Severity::compareTo)
                .orElse(Severity.UNKNOWN);
    }

    /** Whether the channel was told of the incident of an alert. */
    boolean isKnown(String channel, AlertView alert) {
        return threads.of(channel, alert).isPresent();
    }

    /** The telling of an alert in the message that it belongs to. */
    SendTask.Single single(Delivery delivery, NotificationStep step, Instant now) {
        Optional<String> joins = joins(delivery);
        String message =
                joins.or(() -> delivery.told().map(DeliveryStatus::message)).orElse("");
        return new SendTask.Single(
                delivery, step, message, company(delivery, message, joins.isPresent(), now), delivery.alert());
    }

    /** The message that an alert joins with its opening; empty where it has one of its own. */
    private Optional<String> joins(Delivery delivery) {
        return delivery.told().isPresent()
                ? Optional.empty()
                : threads.of(delivery.channel(), delivery.alert()).map(Threads.Conversation::message);
    }

    /** The others that are told in the same message. */
    List<Delivery> others(Delivery delivery) {
        return others(delivery, delivery.told().map(DeliveryStatus::message).orElse(""));
    }

    /** How an alert stands among those of its message. */
    private Company company(Delivery delivery, String message, boolean joins, Instant now) {
        List<Delivery> others = others(delivery, message);
        Severity own = delivery.alert().severity();
        Severity worst = others.stream()
                .map(other -> other.alert().severity())
                .max(Severity::compareTo)
                .filter(other -> other.compareTo(own) > 0)
                .orElse(own);
        Optional<Threads.Conversation> thread = threads.of(delivery.channel(), delivery.alert())
                .filter(it -> it.message().equals(message));
        boolean worse = others.stream()
                        .allMatch(other ->
                                isThrough(other) || other.alert().severity().compareTo(own) < 0)
                && thread.filter(it -> it.worst().compareTo(own) >= 0).isEmpty();
        boolean shown = thread.map(it -> it.shown().equals(delivery.key()))
                .orElseGet(() -> others.stream().noneMatch(other -> isBefore(other, delivery)));
        boolean aloud = worse || (joins && thread.filter(it -> it.isQuiet(now)).isPresent());
        return new Company(joins, worse, aloud, shown, isLast(delivery, message), others.size() + 1, worst);
    }

    private boolean isLast(Delivery delivery, String message) {
        return others(delivery, message).stream().allMatch(Sharing::isThrough) && !isAlsoPast(delivery, message);
    }

    private boolean isAlsoPast(Delivery delivery, String message) {
        return delivery.told().filter(DeliveryStatus::shared).isPresent()
                && past.any(stub -> stub.channel().equals(delivery.channel())
                        && stub.told()
                                .filter(told -> told.message().equals(message))
                                .isPresent());
    }

    private List<Delivery> others(Delivery delivery, String message) {
        return messages.getOrDefault(delivery.channel() + "|" + message, Map.of()).values().stream()
                .filter(other -> !other.key().equals(delivery.key()))
                .toList();
    }

    private static boolean isBefore(Delivery one, Delivery other) {
        int level = one.alert().severity().compareTo(other.alert().severity());
        return level > 0 || (level == 0 && since(one).isBefore(since(other)));
    }

    private static Instant since(Delivery delivery) {
        return delivery.told().map(DeliveryStatus::since).orElse(Instant.MAX);
    }

    private static boolean isThrough(Delivery delivery) {
        return delivery.resolution().isPresent()
                || delivery.alert().gone()
                || delivery.told()
                        .filter(told -> told.step() == NotificationStep.RESOLVE)
                        .isPresent();
    }

    private static Optional<String> message(Delivery delivery) {
        return delivery.told()
                .map(DeliveryStatus::message)
                .filter(message -> !message.isEmpty())
                .map(message -> delivery.channel() + "|" + message);
    }
}
