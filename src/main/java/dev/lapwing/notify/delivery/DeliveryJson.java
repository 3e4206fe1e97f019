package dev.lapwing.notify.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.lapwing.notify.message.AlertPlace;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.notify.message.SlimFinding;
import dev.lapwing.wire.JsonFormat;
import java.time.Instant;
import java.util.Optional;

/** A {@link Delivery} as it is kept in its topic. */
public final class DeliveryJson {
    private static final JsonFormat<Row> FORMAT = JsonFormat.of(Row.class, "delivery");

    private record Row(
            String channel,
            Instant accepted,
            boolean old,
            Optional<NotificationStep> gaveUp,
            Optional<DeliveryStatus> told,
            Optional<Delivery.Intent> intent,
            Optional<Resolution> resolution,
            Optional<AlertPlace> place,
            JsonNode finding) {}

    private DeliveryJson() {}

    public static byte[] of(Delivery delivery) {
        JsonNode finding = delivery.finding()
                .<JsonNode>map(whole -> JsonNodeFactory.instance.rawValueNode(new RawValue(whole)))
                .orElseGet(() -> SlimFinding.of(delivery.alert()));
        return FORMAT.bytes(new Row(
                delivery.channel(),
                delivery.accepted(),
                delivery.old(),
                delivery.gaveUp(),
                delivery.told(),
                delivery.intent(),
                delivery.resolution(),
                delivery.place(),
                finding));
    }

    /**
     * Reads it back.
     *
     * @throws IllegalArgumentException when it is none; the message holds nothing of it
     */
    public static Delivery parse(byte[] value) {
        try {
            Row row = FORMAT.parse(value);
            // Rows from before there were places hold the whole finding.
            Optional<String> whole =
                    row.place().isEmpty() ? Optional.of(row.finding().toString()) : Optional.empty();
            return new Delivery(
                    row.channel(),
                    AlertView.of(row.finding()).inShort(),
                    row.place(),
                    whole,
                    row.accepted(),
                    row.old(),
                    row.told(),
                    row.intent(),
                    row.resolution(),
                    row.gaveUp());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("no delivery", e);
        }
    }
}
