package dev.lapwing.cli.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.cli.kafka.RecordPosition;
import dev.lapwing.kafka.Topics;
import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.DeliveryJson;
import dev.lapwing.notify.delivery.DeliveryStatus;
import dev.lapwing.notify.delivery.Undelivered;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.topology.record.DeadLetterJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What of one drill was seen in the topics so far. */
final class DrillSight {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DrillMark mark;
    private final Set<String> rows;
    private final Map<String, Delivery> deliveries = new HashMap<>();
    private final Map<String, String> refusals = new HashMap<>();
    private Optional<AlertView> alert = Optional.empty();
    private Optional<RecordPosition> alertPlace = Optional.empty();
    private Optional<String> putAside = Optional.empty();

    /**
     * Nothing yet.
     *
     * @param rows where the drill's rows stand
     */
    DrillSight(DrillMark mark, List<RecordPosition> rows) {
        this.mark = mark;
        this.rows = rows.stream().map(RecordPosition::toString).collect(Collectors.toUnmodifiableSet());
    }

    /** Takes note of a record, whatever it is about. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        byte[] value = record.value();
        if (value == null) {
            return;
        }
        try {
            if (record.topic().equals(Topics.ALERTS.name())) {
                alert(AlertView.of(JSON.readTree(value)), record);
            } else if (record.topic().equals(Topics.DELIVERIES.name())) {
                delivery(DeliveryJson.parse(value));
            } else if (record.topic().equals(Topics.UNDELIVERED.name())) {
                refusals.put(key, Undelivered.parse(value).reason());
            } else if (rows.contains(key)) {
                // A signal that came too late says why and where as dead letters do.
                putAside = Optional.of(reason(DeadLetterJson.parse(value)));
            }
        } catch (IOException | IllegalArgumentException e) {
            // Not ours: who writes these topics otherwise is no matter of a drill.
        }
    }

    /** The alert, once it was raised. */
    Optional<AlertView> alert() {
        return alert;
    }

    /** Where it stands. */
    Optional<RecordPosition> alertPlace() {
        return alertPlace;
    }

    /** Why the job put rows aside, once it has. */
    Optional<String> putAside() {
        return putAside;
    }

    /** Whether the notifier has written down that the alert is for a channel. */
    boolean wanted(String channel) {
        return deliveries.containsKey(channel);
    }

    /** Whether it takes the alert for history. */
    boolean old(String channel) {
        return Optional.ofNullable(deliveries.get(channel))
                .filter(Delivery::old)
                .isPresent();
    }

    /** How far the alert was told in a channel. */
    Optional<DeliveryStatus> told(String channel) {
        return Optional.ofNullable(deliveries.get(channel)).flatMap(Delivery::told);
    }

    /** Whether a channel was told that the alert is resolved. */
    boolean resolved(String channel) {
        return told(channel)
                .filter(told -> told.step() == NotificationStep.RESOLVE)
                .isPresent();
    }

    /** Why a channel refused the alert for good, once it has. */
    Optional<String> refusal(String channel) {
        return alert.map(seen -> refusals.get(seen.id() + "|" + channel));
    }

    private void alert(AlertView version, ConsumerRecord<byte[], byte[]> record) {
        if (alert.isEmpty() && mark.isOn(version)) {
            alert = Optional.of(version);
            alertPlace = Optional.of(new RecordPosition(record.topic(), record.partition(), record.offset()));
        }
    }

    private void delivery(Delivery delivery) {
        if (mark.isOn(delivery.alert())) {
            deliveries.put(delivery.channel(), delivery);
        }
    }

    private static String reason(DeadLetterJson letter) {
        return letter.reason() + (letter.problem().isEmpty() ? "" : ": " + letter.problem());
    }
}
