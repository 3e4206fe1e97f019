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

    /** The messages about each incident in each channel: what woke people anew has one of its own. */
    private final Map<Topic, Map<String, Conversation>> threads = new LinkedHashMap<>(16, 0.75f, true);

    /** An incident in a channel. */
    private record Topic(String channel, String incident) {
        private static Optional<Topic> of(String channel, AlertView alert) {
            return Optional.of(alert.incident())
                    .filter(incident -> !incident.isEmpty())
                    .map(incident -> new Topic(channel, incident));
        }
    }

    /**
     * Alerts of one incident that were told in one message.
     *
     * @param message what the channel calls the message
     * @param shown the delivery that the message shows first of all: the first of the worst
     * @param worst the highest level of those that nobody resolved
     * @param last when the newest of them was first told
     */
    record Conversation(String message, String shown, Severity worst, Instant last) {
        private Conversation with(Conversation next) {
            Conversation first = next.worst.compareTo(worst) > 0 ? next : this;
            return new Conversation(message, first.shown, first.worst, next.last.isAfter(last) ? next.last : last);
        }

        /** Of two messages about one incident the one that an alert joins: the worse, and of one level the first. */
        private Conversation or(Conversation later) {
            Conversation worse = later.worst.compareTo(worst) > 0 ? later : this;
            return new Conversation(
                    worse.message, worse.shown, worse.worst, later.last.isAfter(last) ? later.last : last);
        }

        private Conversation atMost(Severity level) {
            return level.compareTo(worst) < 0 ? new Conversation(message, shown, level, last) : this;
        }

        /** Whether nobody looks at the message any more, unless something new is shown in the channel too. */
        boolean isQuiet(Instant now) {
            return last.plus(WHILE).isBefore(now);
        }
    }

    /** The message that an alert joins. */
    Optional<Conversation> of(String channel, AlertView alert) {
        return Topic.of(channel, alert)
                .map(threads::get)
                .flatMap(messages -> messages.values().stream().reduce(Conversation::or));
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
        Topic.of(delivery.channel(), delivery.alert())
                .ifPresent(topic -> threads.computeIfAbsent(topic, any -> new LinkedHashMap<>())
                        .merge(told.message(), next, Conversation::with));
        if (threads.size() > MOST) {
            threads.remove(threads.keySet().iterator().next());
        }
    }

    /** Notes that an alert of a message was resolved, and how bad those are that nobody resolved. */
    void left(String channel, String message, Severity worst) {
        threads.forEach((topic, messages) -> {
            if (topic.channel.equals(channel)) {
                messages.computeIfPresent(message, (same, there) -> there.atMost(worst));
            }
        });
    }

    /** Notes that all that a message told is resolved: nothing joins it any more. */
    void over(String channel, String message) {
        threads.entrySet()
                .removeIf(entry -> entry.getKey().channel.equals(channel)
                        && entry.getValue().remove(message) != null
                        && entry.getValue().isEmpty());
    }
}
