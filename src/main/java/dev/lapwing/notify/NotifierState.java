package dev.lapwing.notify;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a notifier is.
 *
 * @param lastRound when it last looked for news
 * @param channels a few words about each channel, by its name
 */
public record NotifierState(Instant lastRound, Map<String, String> channels) {
    public NotifierState {
        channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    }
}
