package dev.lapwing.notify.ledger;

import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.Gathering;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses what a channel does next: the worst level first, and of one level the oldest. What has waited too long with too
 * many others, or was gathered, comes together in one message; what is critical never only there.
 */
public final class SendPlan {
    /** More openings than this that wait too long make one message. */
    static final int MANY = 20;
    /** So long an opening may wait before it counts as backlog. */
    public static final Duration WAITED = Duration.ofMinutes(5);

    private static final String BACKLOG =
            "These alerts have waited: quiet hours, a mute, their number or a channel out of reach held them back.";

    private final DeliveryLedger ledger;
    private final Instant now;
    private final List<Delivery> waited = new ArrayList<>();
    /** What a batch may have told already; it comes again in the same company, so that the channel knows it. */
    private final List<Delivery> again = new ArrayList<>();

    private final Map<Delivery, NotificationStep> critical = new LinkedHashMap<>();
    private final Map<Delivery, NotificationStep> other = new LinkedHashMap<>();

    private SendPlan(DeliveryLedger ledger, Instant now) {
        this.ledger = ledger;
        this.now = now;
    }

    /** Up to so many works for a channel, in the order in which to do them. */
    public static List<SendTask> of(DeliveryLedger ledger, String channel, int most, Instant now) {
        SendPlan plan = new SendPlan(ledger, now);
        ledger.ready(channel).forEach(plan::add);
        return plan.works(channel, most);
    }

    private void add(Delivery delivery, NotificationStep step) {
        boolean opening = step == NotificationStep.OPEN;
        if (opening && delivery.intent().filter(Delivery.Intent::together).isPresent()) {
            again.add(delivery);
        } else if (delivery.alert().severity() == Severity.CRITICAL) {
            critical.put(delivery, step);
        } else {
            other.put(delivery, step);
            if (opening && hasWaited(delivery)) {
                waited.add(delivery);
            }
        }
    }

    private List<SendTask> works(String channel, int most) {
        if (!critical.isEmpty()) {
            return first(critical, most);
        }
        if (!again.isEmpty()) {
            Optional<Delivery.Intent> first = again.get(0).intent();
            List<Delivery> company =
                    again.stream().filter(one -> one.intent().equals(first)).toList();
            return List.of(new SendTask.Together(BACKLOG, company));
        }
        Optional<Gathering> gathered = ledger.gathered(channel, now);
        if (gathered.isPresent()) {
            return List.of(new SendTask.Gathered(gathered.get()));
        }
        return waited.size() > MANY ? List.of(new SendTask.Together(BACKLOG, waited)) : first(other, most);
    }

    /** Of those that will share a message the first is told before the others can join it. */
    private List<SendTask> first(Map<Delivery, NotificationStep> works, int most) {
        List<Delivery> chosen = new ArrayList<>();
        for (Delivery delivery : works.keySet()) {
            if (chosen.size() == most) {
                break;
            }
            if (chosen.stream().noneMatch(before -> Threads.belong(before, delivery))) {
                chosen.add(delivery);
            }
        }
        return chosen.stream()
                .<SendTask>map(delivery -> single(delivery, works.getOrDefault(delivery, NotificationStep.OPEN)))
                .toList();
    }

    private SendTask.Single single(Delivery delivery, NotificationStep step) {
        return ledger.sharing().single(delivery, step, now);
    }

    private boolean hasWaited(Delivery delivery) {
        return delivery.accepted().plus(WAITED).isBefore(now);
    }
}
