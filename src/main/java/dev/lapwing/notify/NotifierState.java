package dev.lapwing.notify;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a notifier is.
 *
 * @param lastRound when it last looked for news
 * @param interrupted whether it cannot go on before Kafka answers
 * @param channels a few words about each channel, by its name
 */
public record NotifierState(Instant lastRound, boolean interrupted, Map<String, String> channels) {
    /** That of one that has not begun. */
    public static final NotifierState BEFORE = new NotifierState(Instant.EPOCH, false, Map.of());

    public NotifierState {
        channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    }
}
