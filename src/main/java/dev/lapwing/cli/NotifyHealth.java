package dev.lapwing.cli;

import dev.lapwing.notify.NotifierState;
import dev.lapwing.ops.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the notifier is. A channel that cannot be reached is shown and is no reason to start anew. */
final class NotifyHealth {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private NotifyHealth() {}

    static Health of(NotifierState state, Instant now) {
        Map<String, String> details = new LinkedHashMap<>();
        state.channels().forEach((channel, words) -> details.put("channel." + channel, words));
        boolean alive = !state.lastRound().plus(PATIENCE).isBefore(now);
        details.put("last.round", state.lastRound().toString());
        return new Health(alive, alive ? "RUNNING" : "STUCK", details);
    }
}
