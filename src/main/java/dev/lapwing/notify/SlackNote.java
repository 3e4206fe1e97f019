package dev.lapwing.notify;

import java.util.List;

/** Messages about no alert. */
final class SlackNote {
    private SlackNote() {}

    static SlackMessage of(String line) {
        Mrkdwn text = Mrkdwn.text(line.isBlank() ? "(nothing)" : line, SlackMessage.TEXT);
        return new SlackMessage(text, List.of(SlackBlocks.plain(text)));
    }
}
