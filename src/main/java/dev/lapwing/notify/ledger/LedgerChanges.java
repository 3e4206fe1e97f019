package dev.lapwing.notify.ledger;

import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.DeliveryStatus;
import dev.lapwing.notify.delivery.FirstStart;
import dev.lapwing.notify.delivery.Gathering;
import dev.lapwing.notify.delivery.Undelivered;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.NotificationStep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one round of the notifier has to write before anything is sent because of it. */
public final class LedgerChanges {
    private final DeliveryLedger ledger;
    private final Map<String, Optional<Delivery>> deliveries = new LinkedHashMap<>();
    private final Map<String, Optional<Gathering>> gatherings = new LinkedHashMap<>();
    private final Map<String, byte[]> undelivered = new LinkedHashMap<>();
    private final List<String> mutesOver = new ArrayList<>();
    private Optional<FirstStart> firstStart = Optional.empty();
    private final Map<String, LocalDate> days = new LinkedHashMap<>();

    public LedgerChanges(DeliveryLedger ledger) {
        this.ledger = ledger;
    }

    /** Deliveries as they are now. */
    public void changed(List<Delivery> now) {
        now.forEach(delivery -> deliveries.put(delivery.key(), Optional.of(delivery)));
    }

    /** Deliveries that need no place in the topic any more. */
    public void gone(List<String> keys) {
        keys.forEach(key -> deliveries.put(key, Optional.empty()));
    }

    /** A mute whose end was told, so that it needs no place in the topic any more. */
    public void over(String mute) {
        mutesOver.add(mute);
    }

    /** Notes that works begin. */
    public void begins(List<SendTask> works, Instant now) {
        for (SendTask work : works) {
            if (work instanceof SendTask.Gathered gathered) {
                ledger.gatherings().keep(gathered.gathering().begun(now));
            }
            boolean together = work instanceof SendTask.Together;
            work.about().forEach(delivery -> keep(delivery.begun(step(work), now, together)));
        }
    }

    /**
     * Notes what came of a work. The alert may have gone on meanwhile: what was told is a version of then.
     *
     * @return the reason, where a channel refused it for good
     */
    public Optional<String> came(SendResult outcome) {
        for (Delivery then : outcome.work().about()) {
            ledger.find(then.key()).ifPresent(now -> came(outcome, then, now));
        }
        if (outcome.work() instanceof SendTask.Gathered gathered) {
            Gathering then = gathered.gathering();
            outcome.refused()
                    .filter(DeliveryRefused::isPermanent)
                    .ifPresent(refused -> undelivered.put(
                            then.key(),
                            Undelivered.of(then, String.valueOf(refused.getMessage()), outcome.at())
                                    .toBytes()));
            ledger.gatherings()
                    .find(then.key())
                    .ifPresent(now -> ledger.gatherings().keep(came(outcome, then, now)));
        }
        return outcome.refused().filter(DeliveryRefused::isPermanent).map(DeliveryRefused::getMessage);
    }

    /** One that was refused for good counts as told: it comes again when it has grown. */
    private static Gathering came(SendResult outcome, Gathering then, Gathering now) {
        if (outcome.isThrough()) {
            String message = outcome.message().isEmpty()
                    ? then.told().map(Gathering.Saying::message).orElse("")
                    : outcome.message();
            return now.told(new Gathering.Saying(message, then.alerts(), outcome.at()));
        }
        boolean unsure = outcome.refused().filter(DeliveryRefused::maybeTaken).isPresent();
        return unsure ? now : now.notTaken(then);
    }

    private void came(SendResult outcome, Delivery then, Delivery now) {
        if (outcome.tried() && outcome.refused().isEmpty()) {
            boolean joined = outcome.work() instanceof SendTask.Single single
                    && single.company().joins()
                    && single.message().equals(outcome.message());
            changed(ledger.told(now.told(told(outcome, then)), joined));
            return;
        }
        boolean unsure = outcome.refused().filter(DeliveryRefused::maybeTaken).isPresent();
        Delivery after = unsure ? now : now.notTaken(then);
        Optional<DeliveryRefused> forGood = outcome.refused().filter(DeliveryRefused::isPermanent);
        keep(forGood.isPresent() ? after.givenUp(step(outcome.work())) : after);
        forGood.map(refused -> String.valueOf(refused.getMessage()))
                .ifPresent(reason -> undelivered.put(
                        then.key(),
                        Undelivered.of(then, step(outcome.work()), reason, outcome.at())
                                .toBytes()));
    }

    /** What the topic of deliveries is to hold; empty for what it is to forget. */
    public Map<String, Optional<Delivery>> deliveries() {
        return deliveries;
    }

    /** What the topic of the undelivered is to hold. */
    public Map<String, byte[]> undelivered() {
        return undelivered;
    }

    /** The ids that the topic of mutes is to forget. */
    public List<String> mutesOver() {
        return mutesOver;
    }

    /** That a channel had its daily line. */
    public void told(String channel, LocalDate day) {
        days.put(channel, day);
    }

    /** The days of which channels had their lines. */
    public Map<String, LocalDate> days() {
        return days;
    }

    /** What was gathered, as it is to be kept in the topic of deliveries; empty for what it is to forget. */
    public Map<String, Optional<Gathering>> gatherings() {
        return gatherings;
    }

    /** Takes up what was gathered, before it is written. */
    public void gathered() {
        gatherings.putAll(ledger.gatherings().changed());
    }

    /** That this notifier is the first of the cluster. */
    public void first(FirstStart start) {
        firstStart = Optional.of(start);
    }

    public Optional<FirstStart> firstStart() {
        return firstStart;
    }

    /** Whether there is nothing to write. */
    public boolean isEmpty() {
        return firstStart.isEmpty()
                && deliveries.isEmpty()
                && gatherings.isEmpty()
                && undelivered.isEmpty()
                && days.isEmpty()
                && mutesOver.isEmpty();
    }

    /** A record of the alerts topic that is no alert. */
    public void unreadable(String place, Instant now) {
        undelivered.put(place, Undelivered.unreadable(place, now).toBytes());
    }

    private void keep(Delivery delivery) {
        ledger.keep(delivery);
        deliveries.put(delivery.key(), Optional.of(delivery));
    }

    /** A batch is no message of any one alert; of one that is over it has told the end, too. */
    private static DeliveryStatus told(SendResult outcome, Delivery then) {
        long rev = then.alert().rev();
        if (outcome.work() instanceof SendTask.Together) {
            boolean over = then.alert().phase() == AlertView.Phase.CLOSED;
            return new DeliveryStatus(over ? NotificationStep.END : NotificationStep.OPEN, rev, "", outcome.at(), true);
        }
        NotificationStep step = step(outcome.work());
        return then.told()
                .map(before -> before.then(step, rev, outcome.message(), outcome.at()))
                .orElseGet(() -> new DeliveryStatus(step, rev, outcome.message(), outcome.at(), false));
    }

    private static NotificationStep step(SendTask work) {
        return work instanceof SendTask.Single single ? single.step() : NotificationStep.OPEN;
    }
}
