package dev.lapwing.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one round of the notifier has to write before anything is sent because of it. */
final class Round {
    private final Ledger ledger;
    private final Map<String, Optional<Delivery>> deliveries = new LinkedHashMap<>();
    private final Map<String, byte[]> undelivered = new LinkedHashMap<>();
    private final List<String> mutesOver = new ArrayList<>();

    Round(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Deliveries as they are now. */
    void changed(List<Delivery> now) {
        now.forEach(delivery -> deliveries.put(delivery.key(), Optional.of(delivery)));
    }

    /** Deliveries that need no place in the topic any more. */
    void gone(List<String> keys) {
        keys.forEach(key -> deliveries.put(key, Optional.empty()));
    }

    /** A mute whose end was told, so that it needs no place in the topic any more. */
    void over(Mute mute) {
        mutesOver.add(mute.id());
    }

    /** Notes that works begin. */
    void begins(List<Work> works, Instant now) {
        for (Work work : works) {
            Step step = work instanceof Work.Single single ? single.step() : Step.OPEN;
            work.about().forEach(delivery -> keep(delivery.begun(step, now)));
        }
    }

    /**
     * Notes what came of a work. The alert may have gone on meanwhile: what was told is a version of then.
     *
     * @return the reason, where a channel refused it for good
     */
    Optional<String> came(Outcome outcome) {
        Optional<Refused> refused = outcome.refused();
        for (Delivery then : outcome.work().about()) {
            Optional<Delivery> now = ledger.find(then.key());
            if (now.isEmpty()) {
                continue;
            }
            if (!outcome.tried()) {
                keep(now.get().notTaken());
            } else if (refused.isEmpty()) {
                keep(now.get().told(told(outcome, then)));
            } else if (refused.get().isPermanent()) {
                keep(now.get().givenUp());
                Step step = outcome.work() instanceof Work.Single single ? single.step() : Step.OPEN;
                undelivered.put(
                        then.key(),
                        Undelivered.of(then, step, String.valueOf(refused.get().getMessage()), outcome.at()));
            } else if (!refused.get().maybeTaken()) {
                keep(now.get().notTaken());
            }
        }
        return refused.filter(Refused::isPermanent).map(Refused::getMessage);
    }

    /** What the topic of deliveries is to hold; empty for what it is to forget. */
    Map<String, Optional<Delivery>> deliveries() {
        return deliveries;
    }

    /** What the topic of the undelivered is to hold. */
    Map<String, byte[]> undelivered() {
        return undelivered;
    }

    /** The ids that the topic of mutes is to forget. */
    List<String> mutesOver() {
        return mutesOver;
    }

    /** Whether there is nothing to write. */
    boolean isEmpty() {
        return deliveries.isEmpty() && undelivered.isEmpty() && mutesOver.isEmpty();
    }

    /** A record of the alerts topic that is no alert. */
    void unreadable(String place, Instant now) {
        undelivered.put(place, Undelivered.unreadable(place, now));
    }

    private void keep(Delivery delivery) {
        ledger.keep(delivery);
        deliveries.put(delivery.key(), Optional.of(delivery));
    }

    /** A digest is no message of any one alert; what is told of it later may have one. */
    private static Told told(Outcome outcome, Delivery then) {
        if (!(outcome.work() instanceof Work.Single single)) {
            return new Told(Step.OPEN, then.alert().rev(), "", outcome.at(), true);
        }
        boolean ownMessage = then.told().filter(before -> !before.inDigest()).isPresent();
        String message = ownMessage ? then.told().map(Told::message).orElse("") : outcome.message();
        boolean inDigest = then.told().isPresent() && !ownMessage && message.isEmpty();
        return new Told(single.step(), then.alert().rev(), message, outcome.at(), inDigest);
    }
}
