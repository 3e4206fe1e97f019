package dev.lapwing.notify.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Slack calls a message.
 *
 * @param channel the id of the channel it is in
 * @param ts its time stamp, which no other message of the channel has
 */
record SlackMessageId(String channel, String ts) {
    private static final Pattern FORM = Pattern.compile("([A-Z][A-Z0-9]{1,31}):(\\d{1,20}\\.\\d{1,12})");

    /** Reads {@code <channel>:<ts>}; empty for anything else. */
    static Optional<SlackMessageId> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new SlackMessageId(form.group(1), form.group(2))) : Optional.empty();
    }

    /** The message that an answer speaks of. */
    static Optional<SlackMessageId> of(JsonNode answer) {
        return parse(answer.path("channel").asText() + ":" + answer.path("ts").asText());
    }

    @Override
    public String toString() {
        return channel + ":" + ts;
    }
}
