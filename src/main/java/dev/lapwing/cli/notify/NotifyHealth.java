package dev.lapwing.cli.notify;

import dev.lapwing.health.Health;
import dev.lapwing.notify.NotifierState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How the notifier is. A channel that cannot be reached is shown and is no reason to start anew. */
final class NotifyHealth {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private NotifyHealth() {}

    static Health of(NotifierState state, Instant now, Optional<String> waits) {
        Map<String, String> details = new LinkedHashMap<>();
        state.channels().forEach((channel, words) -> details.put("channel." + channel, words));
        waits.ifPresent(words -> details.put("kafka", words));
        boolean waiting = waits.isPresent() || state.interrupted();
        boolean alive = !state.lastRound().plus(PATIENCE).isBefore(now);
        details.put("last.round", state.lastRound().toString());
        return waiting
                ? new Health(false, "WAITING", details)
                : new Health(alive, alive ? "RUNNING" : "STUCK", details);
    }
}
