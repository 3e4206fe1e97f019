package dev.lapwing.notify;

import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.FirstStart;
import dev.lapwing.notify.delivery.Gathering;
import dev.lapwing.notify.ledger.DeliveryLedger;
import dev.lapwing.notify.ledger.Written;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Arrival;
import dev.lapwing.notify.message.BatchRow;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.notify.message.StepWords;
import dev.lapwing.notify.route.Routing;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What would be told if the notifier ran now. Nothing is sent and nothing is written. */
public final class Preview {
    private final DeliveryLedger ledger;
    private final Instant now;
    private final Map<Severity, Integer> staying = new TreeMap<>();
    private int unreadable;

    /**
     * One thing that would be told, or is held back.
     *
     * @param channel the channel's name
     * @param what {@code open}, {@code end}, ..., or why nothing is told
     */
    public record Planned(String channel, String what, AlertView alert) {}

    private Preview(Routing routing, Instant now) {
        this.ledger = new DeliveryLedger(routing);
        this.now = now;
    }

    /** Looks at all that is there and was not told. */
    public static Preview of(NotifierInput input, Routing routing, Instant now) {
        var preview = new Preview(routing, now);
        Written written = new Written(preview.ledger, (channel, day) -> {});
        input.written(written);
        FirstStart start = written.firstStart().or(input::firstStart).orElse(FirstStart.LONG_AGO);
        input.said(preview.ledger::resolve, preview.ledger::mute, sign -> {});
        input.rest(row -> preview.accept(row, start));
        preview.ledger.historyIsRead(true);
        preview.ledger.look(now);
        return preview;
    }

    /** What a channel would tell one by one, in order, and what is held back. */
    public List<Planned> in(String channel) {
        List<Planned> planned = new ArrayList<>();
        for (Delivery delivery : ledger.in(channel)) {
            Optional<String> what =
                    ledger.next(delivery, now).map(StepWords::name).or(() -> ledger.heldBack(delivery, now));
            what.ifPresent(words -> planned.add(new Planned(channel, words, delivery.alert())));
        }
        return planned;
    }

    /** What a channel would tell together: a sentence that says why, and how many alerts of each rule. */
    public Map<String, List<BatchRow>> together(String channel) {
        Map<String, List<BatchRow>> together = new LinkedHashMap<>();
        for (Gathering gathering : ledger.gatherings().in(channel)) {
            together.computeIfAbsent(gathering.kind().reason(), reason -> new ArrayList<>())
                    .addAll(gathering.rows());
        }
        return together;
    }

    /** How many alerts of each level go nowhere. */
    public Map<Severity, Integer> staying() {
        return new TreeMap<>(staying);
    }

    /** How many records of the alerts topic are no alerts. */
    public int unreadable() {
        return unreadable;
    }

    private void accept(ConsumerRecord<byte[], byte[]> row, FirstStart start) {
        try {
            Arrival arrival = start.arrival(row);
            ledger.accept(arrival, now);
            ledger.look(now);
            AlertView alert = arrival.alert();
            if (alert.phase() == AlertView.Phase.OPENED && !ledger.goesAnywhere(alert)) {
                staying.merge(alert.severity(), 1, Integer::sum);
            }
        } catch (IOException | IllegalArgumentException e) {
            unreadable++;
        }
    }
}
