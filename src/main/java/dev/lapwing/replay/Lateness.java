package dev.lapwing.replay;

import dev.lapwing.replay.input.InputHead;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How late an event may come when the streaming job is simulated.
 *
 * @param forAll the same for every source; where empty, each source has its own
 * @param byInstance what the configuration says of single sources; the others have what their format has
 */
public record Lateness(Optional<Duration> forAll, Map<String, Duration> byInstance) {
    public Lateness {
        byInstance = Map.copyOf(byInstance);
    }

    long millisOf(InputHead head) {
        Duration ofFormat = head.format().map(format -> format.lateness()).orElse(Duration.ZERO);
        return forAll.orElseGet(() -> byInstance.getOrDefault(head.instance(), ofFormat))
                .toMillis();
    }
}
