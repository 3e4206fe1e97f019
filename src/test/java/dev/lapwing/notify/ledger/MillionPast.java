package dev.lapwing.notify.ledger;

import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.DeliveryJson;
import dev.lapwing.notify.delivery.DeliveryStatus;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.notify.route.Routing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A start over a million alerts that are over, in a process of its own whose heap is small. Prints what it found. */
final class MillionPast {
    private static final int MILLION = 1_000_000;
    private static final String MESSAGE = "C0123456789:1700000000.123456";

    private MillionPast() {}

    public static void main(String[] arguments) {
        DeliveryLedger ledger = new DeliveryLedger(Routing.usual(List.of("oncall"), List.of("chat")));
        PackedDelivery packing = new PackedDelivery();
        byte[] packed = packing.pack(List.of(over("chat", MESSAGE), over("oncall", id(1))));
        for (int i = 0; i < MILLION; i++) {
            packing.unpack(id(i), packed).forEach(ledger::restore);
        }
        ledger.look(Findings.NOW.plus(Duration.ofHours(1)));
        List<Delivery> resolved = ledger.resolve(id(777), new Resolution("ana", "done", Findings.NOW));
        Optional<NotificationStep> next = ledger.next(resolved.get(0), Findings.NOW);
        System.out.println(ledger.past() + " " + resolved.size() + " " + next.orElseThrow());
    }

    private static String id(int number) {
        String hash = Long.toHexString(number * 0x9E3779B97F4A7C15L);
        return "0".repeat(32 - hash.length()) + hash;
    }

    /** As it stands in the topic. */
    private static Delivery over(String channel, String message) {
        Delivery stub = Delivery.of(channel, Findings.came(Findings.closed(id(0), 3, "ended")), Findings.NOW)
                .told(new DeliveryStatus(NotificationStep.END, 3, message, Findings.NOW, false))
                .stub();
        return DeliveryJson.parse(DeliveryJson.of(stub));
    }
}
