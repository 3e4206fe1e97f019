package dev.lapwing.notify.ledger;

import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.DeliveryStatus;
import dev.lapwing.notify.delivery.Gathering;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Company;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What one channel is to do next. */
public sealed interface SendTask {
    /**
     * One step of one alert.
     *
     * @param message what the channel calls the message that it belongs to; empty where it opens one
     * @param company how it stands among those of the message
     * @param whole all that is known of the alert
     */
    record Single(Delivery delivery, NotificationStep step, String message, Company company, AlertView whole)
            implements SendTask {
        public Single(Delivery delivery, NotificationStep step) {
            this(
                    delivery,
                    step,
                    delivery.told().map(DeliveryStatus::message).orElse(""),
                    Company.none(delivery.alert()),
                    delivery.alert());
        }

        public Single with(AlertView alert) {
            return new Single(delivery, step, message, company, alert);
        }

        @Override
        public String channel() {
            return delivery.channel();
        }

        @Override
        public List<Delivery> about() {
            return List.of(delivery);
        }

        @Override
        public String tell(Channel to) throws DeliveryRefused {
            return to.tell(new Notification(
                    step,
                    whole,
                    message,
                    delivery.resolution(),
                    delivery.intent().filter(begun -> begun.step() == step).map(Delivery.Intent::since),
                    company));
        }
    }

    /** Many alerts at once. */
    record Together(String reason, List<Delivery> deliveries) implements SendTask {
        public Together {
            deliveries = List.copyOf(deliveries);
        }

        @Override
        public String channel() {
            return deliveries.get(0).channel();
        }

        @Override
        public List<Delivery> about() {
            return deliveries;
        }

        @Override
        public String tell(Channel to) throws DeliveryRefused {
            Optional<Instant> begun = deliveries.stream()
                    .flatMap(delivery -> delivery.intent().stream())
                    .map(Delivery.Intent::since)
                    .min(Comparator.naturalOrder());
            return to.batch(
                    new Batch(reason, deliveries.stream().map(Delivery::alert).toList(), begun));
        }
    }

    /** What was gathered, at once. */
    record Gathered(Gathering gathering) implements SendTask {
        @Override
        public String channel() {
            return gathering.channel();
        }

        @Override
        public List<Delivery> about() {
            return List.of();
        }

        @Override
        public String tell(Channel to) throws DeliveryRefused {
            return to.batch(Batch.of(gathering));
        }
    }

    /**
     * A line about no alert.
     *
     * @param day of which it is the daily line
     * @param mute the id of the mute of whose end it tells
     */
    record Note(String channel, String line, Optional<LocalDate> day, Optional<String> mute) implements SendTask {
        @Override
        public List<Delivery> about() {
            return List.of();
        }

        @Override
        public String tell(Channel to) throws DeliveryRefused {
            to.note(line);
            return "";
        }
    }

    /** The channel whose work it is. */
    String channel();

    /** The alerts that it is about. */
    List<Delivery> about();

    /**
     * Lets the channel tell it; gives what the channel calls the message, or an empty text.
     *
     * @throws DeliveryRefused where it was not taken
     */
    String tell(Channel to) throws DeliveryRefused;
}
