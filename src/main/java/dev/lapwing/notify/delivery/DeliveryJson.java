package dev.lapwing.notify.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.lapwing.notify.message.AlertPlace;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.SlimFinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** A {@link Delivery} as it is kept in its topic. */
public final class DeliveryJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DeliveryJson() {}

    public static byte[] of(Delivery delivery) {
        ObjectNode row = JSON.createObjectNode();
        row.put("channel", delivery.channel());
        row.put("accepted", delivery.accepted().toString());
        row.put("old", delivery.old());
        delivery.gaveUp().ifPresent(step -> row.put("gaveUp", step.name()));
        delivery.told().ifPresent(told -> row.set("told", told(told)));
        delivery.intent().ifPresent(intent -> {
            ObjectNode node = row.putObject("intent");
            node.put("step", intent.step().name());
            node.put("since", intent.since().toString());
            node.put("together", intent.together());
        });
        delivery.resolution().ifPresent(by -> row.set("resolution", ResolutionJson.node(by)));
        delivery.place()
                .ifPresent(place -> row.putObject("place")
                        .put("partition", place.partition())
                        .put("offset", place.offset()));
        delivery.finding()
                .ifPresentOrElse(
                        whole -> row.putRawValue("finding", new RawValue(whole)),
                        () -> row.set("finding", SlimFinding.of(delivery.alert())));
        return bytes(row);
    }

    /**
     * Reads it back.
     *
     * @throws IllegalArgumentException when it is none; the message holds nothing of it
     */
    public static Delivery parse(byte[] row) {
        try {
            JsonNode node = JSON.readTree(row);
            Optional<AlertPlace> place = present(node, "place").map(DeliveryJson::place);
            AlertView alert = AlertView.of(node.path("finding")).inShort();
            // Rows from before there were places hold the whole finding.
            Optional<String> whole =
                    place.isEmpty() ? Optional.of(node.path("finding").toString()) : Optional.empty();
            return new Delivery(
                    node.path("channel").asText(),
                    alert,
                    place,
                    whole,
                    Instant.parse(node.path("accepted").asText()),
                    node.path("old").asBoolean(),
                    present(node, "told").map(DeliveryJson::told),
                    present(node, "intent").map(DeliveryJson::intent),
                    present(node, "resolution").map(ResolutionJson::of),
                    Optional.of(node.path("gaveUp"))
                            .filter(JsonNode::isTextual)
                            .map(step -> NotificationStep.valueOf(step.asText())));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("no delivery", e);
        }
    }

    static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
    }

    private static AlertPlace place(JsonNode node) {
        return new AlertPlace(
                node.path("partition").intValue(), node.path("offset").longValue());
    }

    private static ObjectNode told(DeliveryStatus told) {
        ObjectNode node = JSON.createObjectNode();
        node.put("step", told.step().name());
        node.put("rev", told.rev());
        node.put("message", told.message());
        node.put("at", told.at().toString());
        node.put("inDigest", told.inDigest());
        node.put("since", told.since().toString());
        if (told.shared()) {
            node.put("shared", true);
        }
        return node;
    }

    private static DeliveryStatus told(JsonNode node) {
        return new DeliveryStatus(
                NotificationStep.valueOf(node.path("step").asText()),
                node.path("rev").asLong(),
                node.path("message").asText(),
                Instant.parse(node.path("at").asText()),
                node.path("inDigest").asBoolean(),
                Instant.parse(node.path("since").asText()),
                node.path("shared").asBoolean());
    }

    private static Delivery.Intent intent(JsonNode node) {
        return new Delivery.Intent(
                NotificationStep.valueOf(node.path("step").asText()),
                Instant.parse(node.path("since").asText()),
                node.path("together").asBoolean());
    }

    private static Optional<JsonNode> present(JsonNode node, String member) {
        return Optional.of(node.path(member)).filter(JsonNode::isObject);
    }
}
