package dev.lapwing.notify.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.message.Resolution;
import java.io.IOException;
import java.time.Instant;

/** A {@link Resolution} as it is kept in its topic, under the alert's id. */
public final class ResolutionJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ResolutionJson() {}

    /** The record's value. */
    public static byte[] bytes(Resolution resolution) {
        return DeliveryJson.bytes(node(resolution));
    }

    /**
     * Reads it back.
     *
     * @throws IllegalArgumentException when it is none; the message holds nothing of it
     */
    public static Resolution parse(byte[] row) {
        try {
            return of(JSON.readTree(row));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("no resolution", e);
        }
    }

    static ObjectNode node(Resolution resolution) {
        ObjectNode node = JSON.createObjectNode();
        node.put("who", resolution.who());
        node.put("reason", resolution.reason());
        node.put("at", resolution.at().toString());
        return node;
    }

    static Resolution of(JsonNode node) {
        return new Resolution(
                node.path("who").asText(),
                node.path("reason").asText(),
                Instant.parse(node.path("at").asText()));
    }
}
