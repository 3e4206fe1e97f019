package dev.lapwing.notify.ledger;

import dev.lapwing.notify.delivery.Mute;
import dev.lapwing.notify.message.AlertView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The wishes for quiet that hold. */
final class Mutes {
    private final Map<String, Mute> mutes = new LinkedHashMap<>();

    /** Takes up a wish; empty where one was taken back, or its end was told. */
    void take(String id, Optional<Mute> mute) {
        mute.ifPresentOrElse(wish -> mutes.put(id, wish), () -> mutes.remove(id));
    }

    /** Those that have come to their end since a time; they are forgotten with that. */
    List<Mute> expired(Instant now) {
        List<Mute> over = mutes.values().stream()
                .filter(mute -> !now.isBefore(mute.until()))
                .toList();
        over.forEach(mute -> mutes.remove(mute.id()));
        return over;
    }

    /** Whether one keeps an alert quiet. */
    boolean cover(AlertView alert, Instant now) {
        return mutes.values().stream().anyMatch(mute -> mute.covers(alert, now));
    }

    /** When the first of those that keep it quiet is over. */
    Optional<Instant> next(AlertView alert, Instant now) {
        return mutes.values().stream()
                .filter(mute -> mute.covers(alert, now))
                .map(Mute::until)
                .min(Instant::compareTo);
    }
}
