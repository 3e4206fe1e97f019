package dev.lapwing.notify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Messages about many alerts: a line for each rule, the worst first. */
final class SlackDigest {
    static final int LINES = 20;

    private static final int REASON = 500;
    private static final int TITLE = 120;
    private static final int VALUE = 60;
    private static final int VALUES = 3;
    private static final int MORE = 100;
    private static final Comparator<Row> WORST_FIRST = Comparator.comparing(Row::worst)
            .thenComparing(Row::count)
            .reversed()
            .thenComparing(Row::rule);

    private SlackDigest() {}

    /** The alerts of one rule. */
    private record Row(String rule, List<AlertView> alerts) {
        Severity worst() {
            return alerts.stream()
                    .map(AlertView::severity)
                    .max(Comparator.naturalOrder())
                    .orElse(Severity.UNKNOWN);
        }

        int count() {
            return alerts.size();
        }
    }

    static SlackMessage of(Channel.Digest digest) {
        List<Row> rows = rows(digest.alerts());
        Severity worst =
                rows.stream().map(Row::worst).max(Comparator.naturalOrder()).orElse(Severity.UNKNOWN);
        String head = SlackParts.counted(digest.alerts().size(), "alert") + ", worst " + SlackWords.level(worst);
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

    private static List<Row> rows(List<AlertView> alerts) {
        Map<String, List<AlertView>> byRule = alerts.stream()
                .collect(Collectors.groupingBy(AlertView::rule, LinkedHashMap::new, Collectors.toList()));
        return byRule.entrySet().stream()
                .map(entry -> new Row(entry.getKey(), entry.getValue()))
                .sorted(WORST_FIRST)
                .toList();
    }

    private static Mrkdwn line(Row row) {
        AlertView first = row.alerts().get(0);
        String title = first.title().isEmpty() ? row.rule() : first.title();
        long over = row.alerts().stream()
                .filter(alert -> alert.phase() == AlertView.Phase.CLOSED)
                .count();
        Mrkdwn what = Mrkdwn.text(SlackWords.sign(row.worst()), MORE)
                .then(" ")
                .then(Mrkdwn.bold(SlackWords.level(row.worst()) + ": " + title, TITLE));
        String counts = SlackParts.counted(row.count(), "alert") + (over == 0 ? "" : ", " + over + " over");
        return Mrkdwn.lines(List.of(what, Mrkdwn.text(counts, MORE).then(values(row))), SlackBlocks.SECTION);
    }

    /** A few of whom it is about. */
    private static Mrkdwn values(Row row) {
        List<String> values = row.alerts().stream()
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
        int rest = values.size() - shown.size();
        return rest == 0 ? all : all.then(" and " + rest + " more");
    }

    private static Mrkdwn more(List<Row> rows) {
        if (rows.size() <= LINES) {
            return Mrkdwn.EMPTY;
        }
        List<Row> left = rows.subList(LINES, rows.size());
        int alerts = left.stream().mapToInt(Row::count).sum();
        return Mrkdwn.text(
                "and " + SlackParts.counted(alerts, "alert") + " more of " + SlackParts.counted(left.size(), "rule"),
                MORE);
    }
}
