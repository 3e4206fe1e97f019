package dev.lapwing.notify.delivery;

import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.route.Entity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Somebody's wish not to hear of some alerts for a while.
 *
 * @param id names it
 * @param rule the rule's name; empty for any
 * @param entity whom or what the alerts are about; empty for any
 * @param source a source's name; empty for any
 * @param until when it is over
 * @param who whoever asked for it
 * @param reason in their words
 * @param since when it was asked for
 */
public record Mute(
        String id,
        Optional<String> rule,
        Optional<Entity> entity,
        Optional<String> source,
        Instant until,
        String who,
        String reason,
        Instant since) {
    public Mute {
        if (rule.isEmpty() && entity.isEmpty() && source.isEmpty()) {
            throw new IllegalArgumentException("a mute of everything");
        }
    }

    /** What it is about, for people. */
    public String words() {
        List<String> about = new ArrayList<>();
        rule.ifPresent(name -> about.add("rule " + name));
        entity.ifPresent(value -> about.add("entity " + value.words()));
        source.ifPresent(name -> about.add("source " + name));
        return String.join(", ", about) + " (" + who + ": " + reason + ")";
    }

    /** Whether it keeps an alert quiet at a time. */
    public boolean covers(AlertView alert, Instant now) {
        return now.isBefore(until)
                && rule.map(alert.rule()::equals).orElse(true)
                && source.map(alert.source()::equals).orElse(true)
                && entity.map(about -> about.isIn(alert)).orElse(true);
    }
}
