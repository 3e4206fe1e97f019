package dev.lapwing.notify.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The alerts of one rule in a batch.
 *
 * @param over how many of them are over
 * @param examples some of them
 */
public record BatchRow(String rule, String title, Severity worst, long count, long over, List<AlertView> examples) {
    /** The worst first, then what has most. */
    public static final Comparator<BatchRow> WORST_FIRST = Comparator.comparing(BatchRow::worst)
            .thenComparing(BatchRow::count)
            .reversed()
            .thenComparing(BatchRow::rule);

    private static final int EXAMPLES = 3;

    public BatchRow {
        examples = List.copyOf(examples);
    }

    public static BatchRow of(AlertView alert) {
        String title = alert.title().isEmpty() ? alert.rule() : alert.title();
        return new BatchRow(alert.rule(), title, alert.severity(), 1, isOver(alert), List.of(alert));
    }

    /** A row for each rule with all of its alerts, the worst first. */
    public static List<BatchRow> of(List<AlertView> alerts) {
        Map<String, BatchRow> rows = new LinkedHashMap<>();
        alerts.forEach(alert -> rows.merge(alert.rule(), of(alert), (row, one) -> row.with(alert, Integer.MAX_VALUE)));
        return rows.values().stream().sorted(WORST_FIRST).toList();
    }

    /** With one alert more, of many as an example no longer. */
    public BatchRow with(AlertView alert) {
        return with(alert, EXAMPLES);
    }

    /** Where one of its alerts ended. */
    public BatchRow withEnd() {
        return new BatchRow(rule, title, worst, count, Math.min(count, over + 1), examples);
    }

    /** Where one of its alerts turned out to be none. */
    public BatchRow without(String alertId) {
        List<AlertView> left = examples.stream()
                .filter(example -> !example.id().equals(alertId))
                .toList();
        return new BatchRow(rule, title, worst, count - 1, Math.min(over, count - 1), left);
    }

    private BatchRow with(AlertView alert, int most) {
        List<AlertView> more = new ArrayList<>(examples);
        if (more.size() < most) {
            more.add(alert);
        }
        Severity higher = alert.severity().compareTo(worst) > 0 ? alert.severity() : worst;
        return new BatchRow(rule, title, higher, count + 1, over + isOver(alert), more);
    }

    private static long isOver(AlertView alert) {
        return alert.phase() == AlertView.Phase.CLOSED ? 1 : 0;
    }
}
