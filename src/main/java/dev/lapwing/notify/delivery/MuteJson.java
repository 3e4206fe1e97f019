package dev.lapwing.notify.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.route.Entity;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** A {@link Mute} as it is kept in its topic, under its own id. */
public final class MuteJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MuteJson() {}

    /** The record's value. */
    public static byte[] bytes(Mute mute) {
        ObjectNode node = JSON.createObjectNode();
        mute.rule().ifPresent(rule -> node.put("rule", rule));
        mute.entity().ifPresent(entity -> node.put("entity", entity.value()));
        mute.entity().flatMap(Entity::field).ifPresent(field -> node.put("field", field));
        mute.source().ifPresent(source -> node.put("source", source));
        node.put("until", mute.until().toString());
        node.put("who", mute.who());
        node.put("reason", mute.reason());
        node.put("since", mute.since().toString());
        return DeliveryJson.bytes(node);
    }

    /**
     * Reads it back.
     *
     * @param id the record's key
     * @throws IllegalArgumentException when it is none; the message holds nothing of it
     */
    public static Mute parse(String id, byte[] row) {
        try {
            JsonNode node = JSON.readTree(row);
            return new Mute(
                    id,
                    text(node, "rule"),
                    text(node, "entity").map(value -> new Entity(text(node, "field"), value)),
                    text(node, "source"),
                    Instant.parse(node.path("until").asText()),
                    node.path("who").asText(),
                    node.path("reason").asText(),
                    Instant.parse(node.path("since").asText()));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("no mute", e);
        }
    }

    private static Optional<String> text(JsonNode node, String member) {
        return Optional.of(node.path(member)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
