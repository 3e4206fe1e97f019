package dev.lapwing.notify.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What each message says of itself for machines, and the search for it after a crash. */
final class SlackTrace {
    private static final String EVENT = "lapwing_alert";
    private static final String ALERT = "alert";
    private static final String STEP = "step";
    private static final String REV = "rev";
    private static final String DIGEST = "digest";
    private static final int PAGE = 200;
    private static final int PAGES = 20;
    /** Slack's clock may be behind ours. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final SlackApi api;
    private final String channel;

    SlackTrace(SlackApi api, String channel) {
        this.api = api;
        this.channel = channel;
    }

    /** The message with its metadata. */
    static ObjectNode leave(ObjectNode message, AlertView alert, NotificationStep step) {
        message.putObject("metadata")
                .put("event_type", EVENT)
                .putObject("event_payload")
                .put(ALERT, alert.id())
                .put(STEP, word(step))
                .put(REV, alert.rev());
        return message;
    }

    /** The batch with its metadata, by which the same alerts told together are known. */
    static ObjectNode leave(ObjectNode message, String batch) {
        message.putObject("metadata")
                .put("event_type", EVENT)
                .putObject("event_payload")
                .put(DIGEST, batch);
        return message;
    }

    /** A message that was found, and which version of the alert it tells. */
    record Found(SlackMessageId id, long rev) {}

    /**
     * The message that tells an alert's step already, among the newest of the channel. Where the bot may not look, there is
     * none to its knowledge.
     *
     * @param begun when the step was first begun: no message of it is older
     * @throws DeliveryRefused when Slack cannot say now
     */
    Optional<Found> find(Notification telling, Instant begun) throws DeliveryRefused {
        return search("conversations.history", since(begun), payload -> tells(payload, telling));
    }

    /**
     * Whether the thread below an alert's message tells the step already.
     *
     * @throws DeliveryRefused when Slack cannot say now
     */
    boolean repliedTo(SlackMessageId main, Notification telling, Instant begun) throws DeliveryRefused {
        Map<String, String> where = new HashMap<>(since(begun));
        where.put("channel", main.channel());
        where.put("ts", main.ts());
        return search("conversations.replies", where, payload -> tells(payload, telling))
                .isPresent();
    }

    /**
     * The message that tells these alerts together already.
     *
     * @throws DeliveryRefused when Slack cannot say now
     */
    Optional<SlackMessageId> findBatch(String batch, Instant begun) throws DeliveryRefused {
        return search(
                        "conversations.history",
                        since(begun),
                        payload -> payload.path(DIGEST).asText().equals(batch))
                .map(Found::id);
    }

    private Optional<Found> search(String method, Map<String, String> where, Predicate<JsonNode> wanted)
            throws DeliveryRefused {
        String cursor = "";
        for (int page = 0; page < PAGES; page++) {
            SlackApi.Said answer = api.read(method, parameters(where, cursor));
            if (!answer.ok()) {
                return Optional.empty();
            }
            for (JsonNode message : answer.body().path("messages")) {
                JsonNode metadata = message.path("metadata");
                JsonNode payload = metadata.path("event_payload");
                if (metadata.path("event_type").asText().equals(EVENT) && wanted.test(payload)) {
                    long rev = payload.path(REV).asLong();
                    return SlackMessageId.parse(
                                    channel + ":" + message.path("ts").asText())
                            .map(id -> new Found(id, rev));
                }
            }
            cursor = answer.body().path("response_metadata").path("next_cursor").asText();
            if (cursor.isEmpty()) {
                break;
            }
        }
        return Optional.empty();
    }

    private Map<String, String> parameters(Map<String, String> where, String cursor) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("channel", channel);
        parameters.putAll(where);
        parameters.put("limit", String.valueOf(PAGE));
        parameters.put("include_all_metadata", "true");
        if (!cursor.isEmpty()) {
            parameters.put("cursor", cursor);
        }
        return parameters;
    }

    /** An opening, an end and a resolve are told once each; of updates there is one for each version. */
    private static boolean tells(JsonNode payload, Notification telling) {
        boolean once = telling.step() != NotificationStep.UPDATE && telling.step() != NotificationStep.REPEAT;
        return payload.path(ALERT).asText().equals(telling.alert().id())
                && payload.path(STEP).asText().equals(word(telling.step()))
                && (once || payload.path(REV).asLong() == telling.alert().rev());
    }

    private static Map<String, String> since(Instant begun) {
        return Map.of("oldest", String.valueOf(begun.minus(CLOCKS).getEpochSecond()));
    }

    private static String word(NotificationStep step) {
        return step.name().toLowerCase(Locale.ROOT);
    }
}
