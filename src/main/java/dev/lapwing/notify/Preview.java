package dev.lapwing.notify;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What would be told if the notifier ran now. Nothing is sent and nothing is written. */
public final class Preview {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Ledger ledger;
    private final Instant now;
    private final Map<Severity, Integer> staying = new TreeMap<>();
    private int unreadable;

    /**
     * One thing that would be told, or is held back.
     *
     * @param channel the channel's name
     * @param what {@code open}, {@code end}, ..., {@code digest}, or why nothing is told
     */
    public record Planned(String channel, String what, AlertView alert) {}

    private Preview(Routing routing, Instant now) {
        this.ledger = new Ledger(routing);
        this.now = now;
    }

    /** Looks at all that is there and was not told. */
    public static Preview of(NotifierInput input, Routing routing, Instant now) {
        var preview = new Preview(routing, now);
        input.written(preview.ledger::restore, (channel, day) -> {});
        input.rest().forEach(preview::accept);
        input.said(preview.ledger::resolve, preview.ledger::mute, sign -> {});
        preview.ledger.escalate(now);
        return preview;
    }

    /** What a channel would tell, in order. */
    public List<Planned> in(String channel) {
        List<Planned> planned = new ArrayList<>();
        // By then all that is old has been gathered.
        Instant soon = now.plus(WorkPlan.GATHER);
        for (Delivery delivery : ledger.in(channel)) {
            Optional<Step> step = ledger.next(delivery, soon);
            Optional<String> what = step.map(
                            next -> next == Step.OPEN && delivery.old() ? "digest" : StepWords.name(next))
                    .or(() -> ledger.heldBack(delivery, now));
            what.ifPresent(words -> planned.add(new Planned(channel, words, delivery.alert())));
        }
        return planned;
    }

    /** How many alerts of each level go nowhere. */
    public Map<Severity, Integer> staying() {
        return new TreeMap<>(staying);
    }

    /** How many records of the alerts topic are no alerts. */
    public int unreadable() {
        return unreadable;
    }

    private void accept(ConsumerRecord<byte[], byte[]> row) {
        try {
            var finding = JSON.readTree(row.value());
            ledger.accept(finding, now);
            AlertView alert = AlertView.of(finding);
            if (alert.phase() == AlertView.Phase.OPENED && !ledger.goesAnywhere(alert)) {
                staying.merge(alert.severity(), 1, Integer::sum);
            }
        } catch (IOException | IllegalArgumentException e) {
            unreadable++;
        }
    }
}
