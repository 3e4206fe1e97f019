package dev.lapwing.cli.alerts;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.cli.kafka.LatestRecords;
import dev.lapwing.cli.kafka.RecordPosition;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.text.SafeText;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A version of an alert as it was read, short enough to keep thousands.
 *
 * @param alert without what only its page shows
 * @param told when the job told it
 * @param place where the whole of it stands
 * @param resolution present once somebody resolved it
 */
public record SeenAlert(AlertView alert, Instant told, RecordPosition place, Optional<Resolution> resolution) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Ids are hashes: so much of one is as good as the whole. */
    private static final int ENOUGH = 12;

    /** The alert in a record, or empty where it is none. */
    public static Optional<SeenAlert> read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SeenAlert(
                    AlertView.of(JSON.readTree(record.value())).inShort(),
                    Instant.ofEpochMilli(record.timestamp()),
                    LatestRecords.place(record),
                    Optional.empty()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public SeenAlert with(Optional<Resolution> by) {
        return new SeenAlert(alert, told, place, by);
    }

    /** Whether it is newer than another version of the same alert. */
    boolean after(SeenAlert other) {
        return alert.rev() > other.alert.rev();
    }

    /** Whether it goes on and nobody has said that it is dealt with. */
    public boolean open() {
        return alert.phase() != AlertView.Phase.CLOSED && resolution.isEmpty();
    }

    /** {@code open}, {@code resolved}, or why it is over. */
    public String state() {
        if (resolution.isPresent() && !alert.gone()) {
            return "resolved";
        }
        if (open()) {
            return "open";
        }
        return alert.ending().isEmpty() ? "closed" : SafeText.escaped(alert.ending());
    }

    /** The beginning of its id by which commands find it. */
    public String shortId() {
        String id = SafeText.escaped(alert.id());
        return id.length() > ENOUGH ? id.substring(0, ENOUGH) : id;
    }

    /** What it is about: the values that its events share, or else its source. */
    public String who() {
        if (alert.group().isEmpty()) {
            return alert.source().isEmpty() ? "everything" : SafeText.escaped(alert.source());
        }
        return SafeText.escaped(
                alert.group().stream().map(AlertView.Named::value).collect(Collectors.joining(", ")));
    }

    /** The rule, with the mark of a drill. */
    public String rule() {
        return (alert.drill() ? "[drill] " : "") + SafeText.escaped(alert.rule());
    }
}
