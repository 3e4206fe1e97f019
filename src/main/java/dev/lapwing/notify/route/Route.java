package dev.lapwing.notify.route;

import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.text.WeekHours;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which alerts go where. What a route does not ask for it does not mind.
 *
 * @param level the least level
 * @param threats ids of threats, one of which it answers
 * @param sources names of sources
 * @param rules names of rules, one of which it is by
 * @param entities whom or what it is about, one of these
 * @param to names of channels
 * @param autoResolve whether an end resolves; where absent, only for alerts of level low and below
 * @param repeat how often to remind
 * @param escalate where to tell it too when it stays open
 * @param quiet when not to tell
 * @param daily when to send a sign of life each day
 */
public record Route(
        Severity level,
        List<String> threats,
        List<String> sources,
        List<String> rules,
        List<Entity> entities,
        List<String> to,
        Optional<Boolean> autoResolve,
        Optional<Duration> repeat,
        Optional<Escalation> escalate,
        Optional<WeekHours> quiet,
        Optional<DailyTime> daily) {
    public Route {
        threats = List.copyOf(threats);
        sources = List.copyOf(sources);
        rules = List.copyOf(rules);
        entities = List.copyOf(entities);
        to = List.copyOf(to);
    }

    /** Other channels after a while. */
    public record Escalation(Duration after, List<String> to) {
        public Escalation {
            to = List.copyOf(to);
        }
    }

    boolean takes(AlertView alert) {
        return alert.severity().compareTo(level) >= 0
                && (threats.isEmpty() || alert.threats().stream().anyMatch(threats::contains))
                && (sources.isEmpty() || sources.contains(alert.source()))
                && (rules.isEmpty() || rules.contains(alert.rule()))
                && (entities.isEmpty() || entities.stream().anyMatch(entity -> entity.isIn(alert)));
    }

    Target target(String channel, AlertView alert) {
        boolean low = alert.severity().compareTo(Severity.LOW) <= 0;
        return new Target(channel, autoResolve.orElse(low), repeat, quiet);
    }
}
