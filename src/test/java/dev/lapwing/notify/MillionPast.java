package dev.lapwing.notify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A start over a million alerts that are over, in a process of its own whose heap is small. Prints what it found. */
final class MillionPast {
    private static final int MILLION = 1_000_000;
    private static final String MESSAGE = "C0123456789:1700000000.123456";

    private MillionPast() {}

    public static void main(String[] arguments) {
        Ledger ledger = new Ledger(Routing.usual(List.of("oncall"), List.of("chat")));
        Arrival arrival = Findings.came(Findings.closed(id(0), 3, "ended"));
        Delivery over = Delivery.of("chat", arrival, Findings.NOW)
                .told(new Told(Step.END, 3, MESSAGE, Findings.NOW, false))
                .stub();
        String row = new String(DeliveryJson.of(over), StandardCharsets.UTF_8);
        for (int i = 0; i < MILLION; i++) {
            Delivery chat = DeliveryJson.parse(row.replace(id(0), id(i)).getBytes(StandardCharsets.UTF_8));
            ledger.restore(chat);
            ledger.restore(chat.also("oncall", Findings.NOW)
                    .told(new Told(Step.END, 3, chat.alert().id(), Findings.NOW, false)));
        }
        ledger.look(Findings.NOW.plus(Duration.ofHours(1)));
        List<Delivery> resolved = ledger.resolve(id(777), new Resolution("ana", "done", Findings.NOW));
        Optional<Step> next = ledger.next(resolved.get(0), Findings.NOW);
        System.out.println(ledger.past() + " " + resolved.size() + " " + next.orElseThrow());
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "%032x", number * 0x9E3779B97F4A7C15L);
    }
}
