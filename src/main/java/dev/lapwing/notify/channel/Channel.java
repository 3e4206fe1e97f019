package dev.lapwing.notify.channel;

import dev.lapwing.notify.delivery.Gathering;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.DigestRow;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One way to tell people. Used by one thread. */
public interface Channel {
    /** The channel's name in the configuration. */
    String name();

    /** How long to wait after a message before the next. */
    default Duration pause() {
        return Duration.ZERO;
    }

    /**
     * How many messages may be begun before one of them is noted as told: after a crash so many may be told again. More
     * than one is for channels that know a repeated message.
     */
    default int atOnce() {
        return 1;
    }

    /** Whether it wakes people, so that it gets nothing that can wait until somebody looks. */
    default boolean wakes() {
        return false;
    }

    /**
     * Tells one step of one alert.
     *
     * @return what the channel calls the message, to be given with the alert's later steps; may be empty
     * @throws DeliveryRefused when it did not take it
     */
    String tell(Notification telling) throws DeliveryRefused;

    /**
     * Tells many alerts at once.
     *
     * @return what the channel calls the message, to be given when they have become more; may be empty
     * @throws DeliveryRefused when it did not take it
     */
    String digest(Digest digest) throws DeliveryRefused;

    /**
     * Tells a line that is about no alert: what could not be delivered elsewhere, the daily sign of life.
     *
     * @throws DeliveryRefused when it did not take it
     */
    void note(String line) throws DeliveryRefused;

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
    record Digest(
            String reason,
            List<String> names,
            boolean history,
            List<DigestRow> rows,
            String message,
            Optional<Instant> begun) {
        public Digest {
            names = List.copyOf(names);
            rows = List.copyOf(rows);
        }

        /** All of these alerts. */
        public Digest(String reason, List<AlertView> alerts, Optional<Instant> begun) {
            this(reason, alerts.stream().map(AlertView::id).sorted().toList(), false, DigestRow.of(alerts), "", begun);
        }

        /** Alerts that are told for the first time. */
        public Digest(String reason, List<AlertView> alerts) {
            this(reason, alerts, Optional.empty());
        }

        public static Digest of(Gathering gathering) {
            return new Digest(
                    gathering.kind().reason(),
                    List.of(gathering.id()),
                    gathering.kind() == Gathering.Kind.HISTORY,
                    gathering.rows().stream().sorted(DigestRow.WORST_FIRST).toList(),
                    gathering.told().map(Gathering.Saying::message).orElse(""),
                    gathering.begun());
        }

        /** How many alerts they are. */
        public long count() {
            return rows.stream().mapToLong(DigestRow::count).sum();
        }

        /** The highest level of them. */
        public Severity worst() {
            return rows.stream()
                    .map(DigestRow::worst)
                    .max(Comparator.naturalOrder())
                    .orElse(Severity.UNKNOWN);
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
}
