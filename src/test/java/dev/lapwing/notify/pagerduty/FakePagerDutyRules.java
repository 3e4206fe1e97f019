package dev.lapwing.notify.pagerduty;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the Events API v2 has against an event, in its own words as far as they are known. */
public record FakePagerDutyRules(String routingKey) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    List<String> errors(String type, byte[] body) {
        boolean json = type != null && type.startsWith("application/json");
        return json ? errors(body) : List.of("Content-Type is not application/json");
    }

    public List<String> errors(byte[] body) {
        if (body.length > 512_000) {
            return List.of("Event size exceeds the limit of 512 KB");
        }
        JsonNode event;
        try {
            event = JSON.readTree(body);
        } catch (IOException e) {
            return List.of("Event is not valid JSON");
        }
        List<String> errors = new ArrayList<>();
        key(errors, event);
        action(errors, event);
        links(errors, event.path("links"));
        return errors;
    }

    private void key(List<String> errors, JsonNode event) {
        String key = event.path("routing_key").asText();
        if (key.length() != 32) {
            errors.add("Length of 'routing_key' is incorrect (should be 32 characters)");
        } else if (!key.matches("[0-9A-Za-z]+")) {
            errors.add("'routing_key' cannot contain non-alphanumeric characters.");
        } else if (!key.equals(routingKey)) {
            errors.add("Invalid routing key");
        }
    }

    private static void action(List<String> errors, JsonNode event) {
        String action = event.path("event_action").asText();
        JsonNode dedup = event.path("dedup_key");
        if (!Set.of("trigger", "acknowledge", "resolve").contains(action)) {
            errors.add("'event_action' is invalid");
        }
        if (dedup.asText().length() > 255) {
            errors.add("'dedup_key' is too long (maximum is 255 characters)");
        }
        if (!action.equals("trigger") && dedup.asText().isEmpty()) {
            errors.add("'dedup_key' is missing or blank");
        }
        if (action.equals("trigger") || event.has("payload")) {
            payload(errors, event.path("payload"));
        }
    }

    private static void payload(List<String> errors, JsonNode payload) {
        for (String name : List.of("summary", "source", "severity")) {
            if (!payload.path(name).isTextual() || payload.path(name).asText().isBlank()) {
                errors.add("'payload." + name + "' is missing or blank");
            }
        }
        if (payload.path("summary").asText().length() > 1024) {
            errors.add("'summary' is too long (maximum is 1024 characters)");
        }
        if (!Set.of("critical", "error", "warning", "info")
                .contains(payload.path("severity").asText())) {
            errors.add("'payload.severity' is invalid (must be one of the following: 'critical', 'warning', 'error' or"
                    + " 'info')");
        }
        if (payload.has("custom_details") && !payload.path("custom_details").isObject()) {
            errors.add("'payload.custom_details' must be an object");
        }
        timestamp(errors, payload.path("timestamp"));
    }

    private static void timestamp(List<String> errors, JsonNode timestamp) {
        if (timestamp.isMissingNode()) {
            return;
        }
        try {
            OffsetDateTime.parse(timestamp.asText());
        } catch (DateTimeException e) {
            errors.add("'payload.timestamp' is not an ISO 8601 date");
        }
    }

    private static void links(List<String> errors, JsonNode links) {
        for (JsonNode link : links) {
            if (!link.path("href").asText().matches("https?://.+")) {
                errors.add("'links.href' is invalid");
            }
        }
    }
}
