package dev.lapwing.cli.watch;

import dev.lapwing.cli.TerminalSize;
import dev.lapwing.cli.alerts.AlertCounts;
import dev.lapwing.cli.alerts.SeenAlert;
import dev.lapwing.text.Elapsed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lays out a watch as the lines of a terminal's screen.
 *
 * @param coloured whether levels have colours
 */
record WatchScreen(boolean coloured) {
    /** What is open comes first, the worst of it before the rest; then what is over, the latest first. */
    private static final Comparator<SeenAlert> ORDER = Comparator.comparing(SeenAlert::open)
            .thenComparing(seen -> seen.open() ? seen.alert().severity().id() : 0)
            .thenComparing(
                    seen -> seen.open() ? seen.alert().start() : seen.alert().end())
            .reversed()
            .thenComparing(seen -> seen.alert().id());

    /** At most so many lines, none of them wider than the screen. */
    List<String> lines(WatchView view, Instant now, TerminalSize size) {
        WatchLine line = new WatchLine(size.columns());
        List<String> lines = new ArrayList<>();
        lines.add(DisplayWidth.cut(header(view), size.columns()));
        lines.add(line.heading());
        int rows = Math.max(0, size.rows() - lines.size());
        int room = rows / line.height();
        List<SeenAlert> sorted = view.alerts().stream().sorted(ORDER).toList();
        boolean all = sorted.size() <= room;
        int shown = all ? sorted.size() : Math.max(0, (rows - 1) / line.height());
        sorted.stream().limit(shown).forEach(seen -> lines.addAll(line.of(seen, now, coloured)));
        if (!all) {
            lines.add(DisplayWidth.cut(
                    "and " + (sorted.size() - shown) + " more, for which there is no room; --level and --rule choose",
                    size.columns()));
        }
        return lines.stream().limit(size.rows()).toList();
    }

    /** What matters most comes first: a narrow screen cuts the rest. */
    private static String header(WatchView view) {
        String kafka = view.silentSince()
                .map(since -> "Kafka does not answer since " + moment(since) + "  ")
                .orElse("");
        String events =
                view.newestEvent().map(time -> "  events until " + moment(time)).orElse("");
        return kafka
                + AlertCounts.words(view.alerts())
                + (kafka.isEmpty() ? "  Kafka answers" : "")
                + events
                + (view.strange() == 0 ? "" : "  records that are no alerts: " + view.strange());
    }

    private static String moment(Instant time) {
        return Elapsed.moment(time.toEpochMilli());
    }
}
