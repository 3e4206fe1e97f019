package dev.lapwing.notify.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * That a channel would not take an alert, as the topic of the undelivered tells it.
 *
 * @param step what was to be told
 */
public record Refusal(String channel, String step, String reason, String at) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is none; the message holds nothing of it
     */
    public static Refusal parse(byte[] row) {
        try {
            JsonNode node = JSON.readTree(row);
            if (!node.path("channel").isTextual()) {
                throw new IllegalArgumentException("no refusal");
            }
            return new Refusal(
                    node.path("channel").asText(),
                    node.path("step").asText(),
                    node.path("reason").asText(),
                    node.path("at").asText());
        } catch (IOException e) {
            throw new IllegalArgumentException("no refusal", e);
        }
    }
}
