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
    /** That of one that has not begun. */
    public static final NotifierState BEFORE = new NotifierState(Instant.EPOCH, Map.of());

    public NotifierState {
        channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    }
}
