package dev.lapwing.notify.route;

import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where each alert goes. All routes that take an alert count; of two that lead to one channel the first says how it is
 * told there.
 */
public final class Routing {
    private final List<Route> routes;
    /** Channels that get no standing exposures. */
    private final Set<String> spared;

    /** With these routes, in their order. What somebody writes counts, for standing exposures too. */
    public Routing(List<Route> routes) {
        this(routes, Set.of());
    }

    private Routing(List<Route> routes, Set<String> spared) {
        this.routes = List.copyOf(routes);
        this.spared = spared;
    }

    /**
     * What holds where no route is written: critical and high page, medium goes to chat, low stays in the topic. Exposures
     * that stood there when Lapwing first looked never page.
     *
     * @param paging channels that wake somebody
     * @param chat channels that people read when they look
     */
    public static Routing usual(List<String> paging, List<String> chat) {
        return new Routing(
                List.of(route(Severity.HIGH, paging.isEmpty() ? chat : paging), route(Severity.MEDIUM, chat)),
                Set.copyOf(paging));
    }

    /** When each day which channels are to get a sign of life. */
    public DailySchedule dailies() {
        return new DailySchedule(routes);
    }

    /** The channels of an alert and how it is told in each. */
    public List<Target> targets(AlertView alert) {
        Map<String, Target> targets = new LinkedHashMap<>();
        routes.stream()
                .filter(route -> route.takes(alert))
                .flatMap(route -> route.to().stream()
                        .filter(channel -> !(alert.standing() && spared.contains(channel)))
                        .map(channel -> route.target(channel, alert)))
                .forEach(target -> targets.putIfAbsent(target.channel(), target));
        return List.copyOf(targets.values());
    }

    /**
     * The channels that an alert goes to as well, because it has stayed open since it was told in a channel.
     *
     * @param since when it was told there
     */
    public List<String> escalated(AlertView alert, String channel, Instant since, Instant now) {
        return routes.stream()
                .filter(route -> route.takes(alert) && route.to().contains(channel))
                .flatMap(route -> route.escalate().stream())
                .filter(escalation -> !since.plus(escalation.after()).isAfter(now))
                .flatMap(escalation -> escalation.to().stream())
                .distinct()
                .toList();
    }

    /** How an alert is told in a channel that has heard of it, be it because it stayed open. */
    public Target target(AlertView alert, String channel) {
        return targets(alert).stream()
                .filter(target -> target.channel().equals(channel))
                .findFirst()
                .or(() -> escalating(alert, channel))
                .orElseGet(() -> Target.unrouted(channel, alert.severity()));
    }

    /** When an alert is to go to others as well, unless that was before. */
    public Optional<Instant> escalatesAt(AlertView alert, String channel, Instant since, Instant now) {
        return routes.stream()
                .filter(route -> route.takes(alert) && route.to().contains(channel))
                .flatMap(route -> route.escalate().stream())
                .map(escalation -> since.plus(escalation.after()))
                .filter(at -> at.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    private Optional<Target> escalating(AlertView alert, String channel) {
        return routes.stream()
                .filter(route -> route.takes(alert)
                        && route.escalate()
                                .filter(escalation -> escalation.to().contains(channel))
                                .isPresent())
                .findFirst()
                .map(route -> route.target(channel, alert));
    }

    private static Route route(Severity level, List<String> to) {
        return new Route(
                level,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                to,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
