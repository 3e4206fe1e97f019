package dev.lapwing.notify.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A message for Slack.
 *
 * @param text the sentence that a notification shows and a screen reader reads
 */
public record SlackMessage(Mrkdwn text, List<ObjectNode> blocks) {
    /** The longest sentence for a notification; Slack takes four times that. */
    static final int TEXT = 1000;

    /**
     * Room for the blocks. Slack refuses messages from some 13,000 characters on and tells nowhere how it counts
     * (slackapi/bolt-js issue 2509); with the text and what an API call adds, this stays below 12,000.
     */
    static final int ROOM = 10_400;

    public SlackMessage {
        blocks = List.copyOf(blocks);
    }

    /** A line about no alert. */
    static SlackMessage note(String line) {
        Mrkdwn text = Mrkdwn.text(line, TEXT);
        Mrkdwn shown = text.isEmpty() ? Mrkdwn.EMPTY.then("(nothing)") : text;
        return new SlackMessage(shown, List.of(SlackBlocks.plain(shown)));
    }

    /** As Slack takes it, with everything switched off that makes links, mentions or previews of plain text. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("text", text.toString());
        json.putArray("blocks").addAll(blocks);
        json.put("parse", "none");
        json.put("link_names", false);
        json.put("unfurl_links", false);
        json.put("unfurl_media", false);
        return json;
    }
}
