package dev.lapwing.notify.delivery;

import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.BatchRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Alerts of which a channel hears in one message that grows. It keeps counts and a few examples, however many they are.
 *
 * @param id names it for the channel, so that it knows the message again
 * @param since when the first joined
 * @param last when the newest joined
 * @param told what the channel was told last
 * @param begun when a telling was begun of which nothing is known yet
 */
public record Gathering(
        String channel,
        String id,
        Kind kind,
        Instant since,
        Instant last,
        List<BatchRow> rows,
        Optional<Saying> told,
        Optional<Instant> begun) {
    /** So long the first alerts are gathered. */
    public static final Duration GATHER = Duration.ofSeconds(15);
    /** A storm is over when so long none joined. */
    static final Duration CALM = Duration.ofMinutes(10);

    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final int QUARTER = 4;
    private static final int TWICE = 2;

    /** Why they come together. */
    public enum Kind {
        HISTORY("They were raised before Lapwing told anybody here: history, which pages nobody."),
        STORM(
                "One rule raised more alerts than a few in a minute. This message grows; what is critical comes by itself.");

        private final String reason;

        Kind(String reason) {
            this.reason = reason;
        }

        public String reason() {
            return reason;
        }
    }

    /**
     * What was told.
     *
     * @param message what the channel calls the message
     * @param alerts of how many
     */
    public record Saying(String message, long alerts, Instant at) {}

    public Gathering {
        rows = List.copyOf(rows);
    }

    public static Gathering first(String channel, String id, Kind kind, AlertView alert, Instant now) {
        return new Gathering(
                channel, id, kind, now, now, List.of(BatchRow.of(alert)), Optional.empty(), Optional.empty());
    }

    public String key() {
        return key(channel, id);
    }

    public static String key(String channel, String id) {
        return GatheringJson.PREFIX + channel + "|" + id;
    }

    public Gathering with(AlertView alert, Instant now) {
        List<BatchRow> more = new ArrayList<>(changed(alert.rule(), row -> row.with(alert)));
        if (rows.stream().noneMatch(row -> row.rule().equals(alert.rule()))) {
            more.add(BatchRow.of(alert));
        }
        return new Gathering(channel, id, kind, since, now, more, told, begun);
    }

    /** Where an alert of it is over: it ended, or it turned out to be none. */
    public Gathering closed(AlertView alert) {
        List<BatchRow> left = changed(alert.rule(), row -> alert.gone() ? row.without(alert.id()) : row.withEnd());
        return new Gathering(
                channel,
                id,
                kind,
                since,
                last,
                left.stream().filter(row -> row.count() > 0).toList(),
                told,
                begun);
    }

    public Gathering begun(Instant now) {
        return new Gathering(channel, id, kind, since, last, rows, told, Optional.of(begun.orElse(now)));
    }

    public Gathering told(Saying saying) {
        return new Gathering(channel, id, kind, since, last, rows, Optional.of(saying), Optional.empty());
    }

    /** Where it is known that nothing came of what was begun. */
    public Gathering notTaken(Gathering before) {
        return new Gathering(channel, id, kind, since, last, rows, told, before.begun());
    }

    public long alerts() {
        return rows.stream().mapToLong(BatchRow::count).sum();
    }

    /** Whether it has grown since it was told. */
    public boolean hasNews() {
        return alerts() > told.map(Saying::alerts).orElse(0L);
    }

    /** Whether it is to be told: at first soon, then when it has doubled, or after a quarter of its age. */
    public boolean isDue(Instant now) {
        if (!hasNews()) {
            return false;
        }
        return told.map(before -> alerts() >= TWICE * before.alerts()
                        || !before.at().plus(wait(before.at())).isAfter(now))
                .orElse(!since.plus(GATHER).isAfter(now));
    }

    /** Whether an alert joins no more. */
    public boolean isOver(Instant now) {
        return last.plus(CALM).isBefore(now);
    }

    private Duration wait(Instant at) {
        Duration quarter = Duration.between(since, at).dividedBy(QUARTER);
        return quarter.compareTo(LEAST) < 0 ? LEAST : quarter;
    }

    private List<BatchRow> changed(String rule, UnaryOperator<BatchRow> change) {
        return rows.stream()
                .map(row -> row.rule().equals(rule) ? change.apply(row) : row)
                .toList();
    }
}
