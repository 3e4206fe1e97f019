package dev.lapwing.notify.channel;

import dev.lapwing.notify.delivery.Gathering;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.BatchRow;
import dev.lapwing.notify.message.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Alerts told together, since they are old or too many.
 *
 * @param reason why they come together, a sentence
 * @param names what names them, the same whenever they are told again
 * @param history whether they are past, so that they page nobody
 * @param rows how many they are by rule, the worst first
 * @param message what the channel called the message when there were fewer; may be empty
 * @param begun when it was first begun, where they may have been told before
 */
public record Batch(
        String reason,
        List<String> names,
        boolean history,
        List<BatchRow> rows,
        String message,
        Optional<Instant> begun) {
    public Batch {
        names = List.copyOf(names);
        rows = List.copyOf(rows);
    }

    /** All of these alerts. */
    public Batch(String reason, List<AlertView> alerts, Optional<Instant> begun) {
        this(reason, alerts.stream().map(AlertView::id).sorted().toList(), false, BatchRow.of(alerts), "", begun);
    }

    /** Alerts that are told for the first time. */
    public Batch(String reason, List<AlertView> alerts) {
        this(reason, alerts, Optional.empty());
    }

    public static Batch of(Gathering gathering) {
        return new Batch(
                gathering.kind().reason(),
                List.of(gathering.id()),
                gathering.kind() == Gathering.Kind.HISTORY,
                gathering.rows().stream().sorted(BatchRow.WORST_FIRST).toList(),
                gathering.told().map(Gathering.Saying::message).orElse(""),
                gathering.begun());
    }

    /** How many alerts they are. */
    public long count() {
        return rows.stream().mapToLong(BatchRow::count).sum();
    }

    /** The highest level of them. */
    public Severity worst() {
        return rows.stream().map(BatchRow::worst).max(Comparator.naturalOrder()).orElse(Severity.UNKNOWN);
    }

    /** Those of them that are known one by one, the worst first. */
    public List<AlertView> examples() {
        return rows.stream()
                .flatMap(row -> row.examples().stream())
                .sorted(Comparator.comparing(AlertView::severity).reversed().thenComparing(AlertView::start))
                .toList();
    }

    /** Whether they may have been told before. */
    public boolean again() {
        return begun.isPresent();
    }
}
