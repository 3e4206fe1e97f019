package dev.lapwing.notify.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Blocks of Slack's Block Kit, each within Slack's limits.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Slack: blocks</a>
 */
final class SlackBlocks {
    static final int HEADER = 150;
    static final int SECTION = 3000;
    static final int FIELDS = 10;
    static final int FIELD = 2000;
    static final int ELEMENTS = 10;
    static final int ELEMENT = 2000;

    /** What a block takes besides its text. */
    static final int FRAME = 100;
    /** What a field or an element takes besides its text. */
    static final int TEXT_FRAME = 60;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SlackBlocks() {}

    /** A large first line. */
    static ObjectNode header(Mrkdwn text) {
        ObjectNode block = block("header");
        block.set("text", plainText(bounded(text, HEADER)).put("emoji", true));
        return block;
    }

    /** Text with markup. */
    static ObjectNode section(Mrkdwn text) {
        ObjectNode block = block("section");
        block.set("text", mrkdwn(bounded(text, SECTION)));
        return block;
    }

    /** Text in which nothing is markup. */
    static ObjectNode plain(Mrkdwn text) {
        ObjectNode block = block("section");
        block.set("text", plainText(bounded(text, SECTION)).put("emoji", false));
        return block;
    }

    /** Short texts, side by side where there is room. */
    static ObjectNode fields(List<Mrkdwn> texts) {
        counted(texts, FIELDS);
        ObjectNode block = block("section");
        texts.forEach(text -> block.withArray("/fields").add(mrkdwn(bounded(text, FIELD))));
        return block;
    }

    /** Small print. */
    static ObjectNode context(List<Mrkdwn> texts) {
        counted(texts, ELEMENTS);
        ObjectNode block = block("context");
        texts.forEach(text -> block.withArray("/elements").add(mrkdwn(bounded(text, ELEMENT))));
        return block;
    }

    private static ObjectNode block(String type) {
        return JSON.objectNode().put("type", type);
    }

    /** Verbatim: else Slack makes links of whatever looks like an address or a channel. */
    private static ObjectNode mrkdwn(String text) {
        return JSON.objectNode().put("type", "mrkdwn").put("text", text).put("verbatim", true);
    }

    private static ObjectNode plainText(String text) {
        return JSON.objectNode().put("type", "plain_text").put("text", text);
    }

    private static String bounded(Mrkdwn text, int most) {
        String markup = text.toString();
        if (markup.isEmpty() || markup.length() > most) {
            throw new IllegalArgumentException("a text of " + markup.length() + " characters, 1 to " + most + " fit");
        }
        return markup;
    }

    private static void counted(List<Mrkdwn> texts, int most) {
        if (texts.isEmpty() || texts.size() > most) {
            throw new IllegalArgumentException(texts.size() + " texts, 1 to " + most + " fit");
        }
    }
}
