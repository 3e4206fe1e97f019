package dev.lapwing.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What each message says of itself for machines, and the search for it after a crash. */
final class SlackTrace {
    private static final String EVENT = "lapwing_alert";
    private static final String ALERT = "alert";
    private static final String STEP = "step";
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
    static ObjectNode leave(ObjectNode message, AlertView alert, Step step) {
        message.putObject("metadata")
                .put("event_type", EVENT)
                .putObject("event_payload")
                .put(ALERT, alert.id())
                .put(STEP, word(step));
        return message;
    }

    /**
     * The message that tells an alert's step already, among the newest of the channel. Where the bot may not look, there is
     * none to its knowledge.
     *
     * @param begun when the step was first begun: no message of it is older
     * @throws Refused when Slack cannot say now
     */
    Optional<SlackMessageId> find(Telling telling, Instant begun) throws Refused {
        String since = String.valueOf(begun.minus(CLOCKS).getEpochSecond());
        String cursor = "";
        for (int page = 0; page < PAGES; page++) {
            SlackApi.Said answer = api.read("conversations.history", parameters(since, cursor));
            if (!answer.ok()) {
                return Optional.empty();
            }
            for (JsonNode message : answer.body().path("messages")) {
                if (tells(message.path("metadata"), telling)) {
                    return SlackMessageId.parse(
                            channel + ":" + message.path("ts").asText());
                }
            }
            cursor = answer.body().path("response_metadata").path("next_cursor").asText();
            if (cursor.isEmpty()) {
                break;
            }
        }
        return Optional.empty();
    }

    private Map<String, String> parameters(String since, String cursor) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("channel", channel);
        parameters.put("oldest", since);
        parameters.put("limit", String.valueOf(PAGE));
        parameters.put("include_all_metadata", "true");
        if (!cursor.isEmpty()) {
            parameters.put("cursor", cursor);
        }
        return parameters;
    }

    private static boolean tells(JsonNode metadata, Telling telling) {
        JsonNode payload = metadata.path("event_payload");
        return metadata.path("event_type").asText().equals(EVENT)
                && payload.path(ALERT).asText().equals(telling.alert().id())
                && payload.path(STEP).asText().equals(word(telling.step()));
    }

    private static String word(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }
}
