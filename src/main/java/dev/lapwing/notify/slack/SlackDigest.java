package dev.lapwing.notify.slack;

import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.DigestRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Messages about many alerts: a line for each rule, the worst first. */
final class SlackDigest {
    static final int LINES = 20;

    private static final int REASON = 500;
    private static final int TITLE = 120;
    private static final int VALUE = 60;
    private static final int VALUES = 3;
    private static final int MORE = 100;

    private SlackDigest() {}

    static SlackMessage of(Channel.Digest digest) {
        List<DigestRow> rows = digest.rows();
        String head = SlackParts.counted(digest.count(), "alert") + ", worst " + SlackWords.level(digest.worst());
        SlackLayout layout = new SlackLayout();
        layout.add(0, room -> SlackParts.header(Mrkdwn.text(":newspaper: " + head, SlackBlocks.HEADER), room));
        if (digest.again()) {
            layout.add(0, SlackParts::again);
        }
        layout.add(0, room -> SlackParts.section(Mrkdwn.text(digest.reason(), REASON), room));
        rows.stream().limit(LINES).forEach(row -> layout.add(1, room -> SlackParts.section(line(row), room)));
        layout.add(0, room -> SlackParts.section(more(rows), room));
        Mrkdwn text =
                Mrkdwn.text(head + (digest.again() ? ", sent again: " : ": ") + digest.reason(), SlackMessage.TEXT);
        return new SlackMessage(text, layout.within(SlackMessage.ROOM));
    }

    private static Mrkdwn line(DigestRow row) {
        Mrkdwn what = Mrkdwn.text(SlackWords.sign(row.worst()), MORE)
                .then(" ")
                .then(Mrkdwn.bold(SlackWords.level(row.worst()) + ": " + row.title(), TITLE));
        String counts = SlackParts.counted(row.count(), "alert") + (row.over() == 0 ? "" : ", " + row.over() + " over");
        return Mrkdwn.lines(List.of(what, Mrkdwn.text(counts, MORE).then(values(row))), SlackBlocks.SECTION);
    }

    /** A few of whom it is about. */
    private static Mrkdwn values(DigestRow row) {
        List<String> values = row.examples().stream()
                .map(alert -> alert.group().stream().map(AlertView.Named::value).collect(Collectors.joining(" ")))
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        List<Mrkdwn> shown = new ArrayList<>();
        values.stream().limit(VALUES).forEach(value -> shown.add(Mrkdwn.code(value, VALUE)));
        Mrkdwn all = Mrkdwn.EMPTY;
        for (Mrkdwn value : shown) {
            all = all.then(all.isEmpty() ? ": " : ", ").then(value);
        }
        long unnamed = row.count() - row.examples().size();
        long rest = values.size() - shown.size() + (values.isEmpty() ? 0 : unnamed);
        return rest == 0 ? all : all.then(" and " + rest + " more");
    }

    private static Mrkdwn more(List<DigestRow> rows) {
        if (rows.size() <= LINES) {
            return Mrkdwn.EMPTY;
        }
        List<DigestRow> left = rows.subList(LINES, rows.size());
        long alerts = left.stream().mapToLong(DigestRow::count).sum();
        return Mrkdwn.text(
                "and " + SlackParts.counted(alerts, "alert") + " more of " + SlackParts.counted(left.size(), "rule"),
                MORE);
    }
}
