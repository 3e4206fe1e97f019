package dev.lapwing.notify.slack;

import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.BatchRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Messages about many alerts: a line for each rule, the worst first. */
final class SlackBatch {
    static final int LINES = 20;

    private static final int REASON = 500;
    private static final int TITLE = 120;
    private static final int VALUE = 60;
    private static final int VALUES = 3;
    private static final int MORE = 100;

    private SlackBatch() {}

    static SlackMessage of(Batch batch) {
        List<BatchRow> rows = batch.rows();
        String head = SlackParts.counted(batch.count(), "alert") + ", worst " + SlackWords.level(batch.worst());
        SlackLayout layout = new SlackLayout();
        layout.add(0, room -> SlackParts.header(Mrkdwn.text(":newspaper: " + head, SlackBlocks.HEADER), room));
        if (batch.again()) {
            layout.add(0, SlackParts::again);
        }
        layout.add(0, room -> SlackParts.section(Mrkdwn.text(batch.reason(), REASON), room));
        rows.stream().limit(LINES).forEach(row -> layout.add(1, room -> SlackParts.section(line(row), room)));
        layout.add(0, room -> SlackParts.section(more(rows), room));
        Mrkdwn text = Mrkdwn.text(head + (batch.again() ? ", sent again: " : ": ") + batch.reason(), SlackMessage.TEXT);
        return new SlackMessage(text, layout.within(SlackMessage.ROOM));
    }

    private static Mrkdwn line(BatchRow row) {
        Mrkdwn what = Mrkdwn.text(SlackWords.sign(row.worst()), MORE)
                .then(" ")
                .then(Mrkdwn.bold(SlackWords.level(row.worst()) + ": " + row.title(), TITLE));
        String counts = SlackParts.counted(row.count(), "alert") + (row.over() == 0 ? "" : ", " + row.over() + " over");
        return Mrkdwn.lines(List.of(what, Mrkdwn.text(counts, MORE).then(values(row))), SlackBlocks.SECTION);
    }

    /** A few of whom it is about. */
    private static Mrkdwn values(BatchRow row) {
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

    private static Mrkdwn more(List<BatchRow> rows) {
        if (rows.size() <= LINES) {
            return Mrkdwn.EMPTY;
        }
        List<BatchRow> left = rows.subList(LINES, rows.size());
        long alerts = left.stream().mapToLong(BatchRow::count).sum();
        return Mrkdwn.text(
                "and " + SlackParts.counted(alerts, "alert") + " more of " + SlackParts.counted(left.size(), "rule"),
                MORE);
    }
}
