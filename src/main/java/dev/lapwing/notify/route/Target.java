package dev.lapwing.notify.route;

import dev.lapwing.notify.message.Severity;
import dev.lapwing.text.WeekHours;
import java.time.Duration;
import java.util.Optional;

/**
 * How an alert is told in one channel, as its routes say.
 *
 * @param channel the channel's name
 * @param autoResolve whether its end is as good as somebody's word that the matter is dealt with
 * @param repeat how often to remind while it is open
 * @param quiet when not to tell it; it waits
 */
public record Target(String channel, boolean autoResolve, Optional<Duration> repeat, Optional<WeekHours> quiet) {

    /** Of a channel that no route names any more: what it heard of is still ended. */
    static Target unrouted(String channel, Severity severity) {
        return new Target(channel, severity.compareTo(Severity.LOW) <= 0, Optional.empty(), Optional.empty());
    }
}
