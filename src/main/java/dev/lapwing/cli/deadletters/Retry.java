package dev.lapwing.cli.deadletters;

import dev.lapwing.cli.kafka.CommittedTopicReader;
import dev.lapwing.cli.kafka.RecordPosition;
import dev.lapwing.text.SafeText;
import dev.lapwing.topology.record.DeadLetterJson;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Rows that are to be sent again: which, what came of it, and why some cannot be. */
final class Retry {
    private final CommittedTopicReader records;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Map<RecordPosition, DeadLetterJson> chosen = new LinkedHashMap<>();
    private int replaced;
    private int sent;
    private int failed;

    Retry(CommittedTopicReader records, PrintWriter out, PrintWriter err) {
        this.records = records;
        this.out = out;
        this.err = err;
    }

    /**
     * Looks up the rows of dead letters and keeps those that are there.
     *
     * @param newest whether a row is left out of which a later copy is among them too
     */
    void choose(Collection<DeadLetterJson> letters, boolean newest) {
        Set<String> copied = new HashSet<>();
        for (DeadLetterJson letter : letters) {
            RecordPosition.parse(letter.place())
                    .filter(RecordPosition::isRaw)
                    .ifPresentOrElse(
                            place -> choose(place, letter, copied),
                            () -> fail(SafeText.escaped(letter.place())
                                    + " is in no raw topic; what is learned is sent by lapwing learn."));
        }
        int before = chosen.size();
        chosen.keySet().removeIf(place -> newest && copied.contains(place.toString()));
        replaced = before - chosen.size();
    }

    private void choose(RecordPosition place, DeadLetterJson letter, Set<String> copied) {
        row(place, letter).ifPresent(row -> {
            chosen.put(place, letter);
            row.headers().headers(RowSender.RETRIED_FROM).forEach(header -> copied.add(text(header)));
        });
    }

    boolean isEmpty() {
        return chosen.isEmpty();
    }

    /** Tells what would be sent. */
    void tell() {
        chosen.keySet().forEach(place -> out.println(place + " would be sent again"));
        sent = chosen.size();
    }

    /** Sends one row after the other; what is told was acknowledged. */
    void send(RowSender sender) {
        chosen.forEach((place, letter) -> row(place, letter)
                .flatMap(row -> sender.send(row, place, this::fail))
                .ifPresent(copy -> {
                    sent++;
                    out.println(place + " sent again as " + copy);
                }));
    }

    /** Tells of a row that cannot be sent. */
    void fail(String sentence) {
        failed++;
        err.println(sentence);
    }

    boolean isComplete() {
        return failed == 0;
    }

    String summary(boolean dryRun) {
        return (dryRun ? "Nothing was sent; " + sent + " would be" : "Sent " + sent + " again")
                + (replaced == 0
                        ? ""
                        : "; " + replaced + " left out, which were sent before and failed again as copies")
                + (failed == 0 ? "" : "; " + failed + " could not be sent")
                + ".";
    }

    /** The row at a place, if it is the one that was put aside: a topic that was made anew has others at its places. */
    private Optional<ConsumerRecord<byte[], byte[]>> row(RecordPosition place, DeadLetterJson letter) {
        Optional<ConsumerRecord<byte[], byte[]>> row = records.at(place);
        if (row.isEmpty()) {
            fail(place + " is gone: its topic does not hold it any more.");
        } else if (row.get().timestamp() >= 0
                && !letter.arrived()
                        .equals(Instant.ofEpochMilli(row.get().timestamp()).toString())) {
            fail(place + " holds another row by now.");
            return Optional.empty();
        }
        return row;
    }

    private static String text(Header header) {
        return header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
