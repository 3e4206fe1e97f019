package dev.lapwing.notify.slack;

import java.util.List;

/** Messages about no alert. */
final class SlackNote {
    private SlackNote() {}

    static SlackMessage of(String line) {
        Mrkdwn text = Mrkdwn.text(line, SlackMessage.TEXT);
        Mrkdwn shown = text.isEmpty() ? Mrkdwn.EMPTY.then("(nothing)") : text;
        return new SlackMessage(shown, List.of(SlackBlocks.plain(shown)));
    }
}
