package dev.lapwing.notify.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.message.NotificationStep;
import java.time.Instant;
import java.util.Locale;

/** A record of what a channel would not take, for whoever reads the topic: it holds no address and no secret of the channel. */
public final class Undelivered {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Undelivered() {}

    public static byte[] of(Delivery delivery, NotificationStep step, String reason, Instant at) {
        ObjectNode row = JSON.createObjectNode();
        row.put("alert", delivery.alert().id());
        row.put("rev", delivery.alert().rev());
        row.put("rule", delivery.alert().rule());
        row.put("channel", delivery.channel());
        row.put("step", step.name().toLowerCase(Locale.ROOT));
        row.put("reason", reason);
        row.put("at", at.toString());
        return DeliveryJson.bytes(row);
    }

    /** What was gathered. */
    public static byte[] of(Gathering gathering, String reason, Instant at) {
        ObjectNode row = JSON.createObjectNode();
        row.put("gathering", gathering.id());
        row.put("alerts", gathering.alerts());
        row.put("channel", gathering.channel());
        row.put("step", "digest");
        row.put("reason", reason);
        row.put("at", at.toString());
        return DeliveryJson.bytes(row);
    }

    /** A record of the alerts topic that nobody can be told of. */
    public static byte[] unreadable(String place, Instant at) {
        ObjectNode row = JSON.createObjectNode();
        row.put("place", place);
        row.put("reason", "the record is no alert");
        row.put("at", at.toString());
        return DeliveryJson.bytes(row);
    }
}
