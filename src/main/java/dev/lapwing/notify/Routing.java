package dev.lapwing.notify;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where each alert goes. All routes that take an alert count; of two that lead to one channel the first says how it is
 * told there.
 */
public final class Routing {
    private final List<Route> routes;

    /** With these routes, in their order. */
    public Routing(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /**
     * What holds where no route is written: critical and high page, medium goes to chat, low stays in the topic.
     *
     * @param paging channels that wake somebody
     * @param chat channels that people read when they look
     */
    public static Routing usual(List<String> paging, List<String> chat) {
        return new Routing(
                List.of(route(Severity.HIGH, paging.isEmpty() ? chat : paging), route(Severity.MEDIUM, chat)));
    }

    /** When each day which channels are to get a sign of life. */
    Dailies dailies() {
        return new Dailies(routes);
    }

    /** The channels of an alert and how it is told in each. */
    public List<Target> targets(AlertView alert) {
        Map<String, Target> targets = new LinkedHashMap<>();
        routes.stream()
                .filter(route -> route.takes(alert))
                .forEach(route ->
                        route.to().forEach(channel -> targets.putIfAbsent(channel, route.target(channel, alert))));
        return List.copyOf(targets.values());
    }

    /** The channels that an alert goes to as well, because it has stayed open since this time. */
    List<Target> escalated(AlertView alert, Instant since, Instant now) {
        Map<String, Target> targets = new LinkedHashMap<>();
        for (Route route : routes) {
            Optional<Route.Escalation> due = route.escalate()
                    .filter(escalation -> route.takes(alert)
                            && !since.plus(escalation.after()).isAfter(now));
            due.ifPresent(escalation ->
                    escalation.to().forEach(channel -> targets.putIfAbsent(channel, route.target(channel, alert))));
        }
        return List.copyOf(targets.values());
    }

    /** How an alert is told in a channel that has heard of it. */
    Target target(AlertView alert, String channel) {
        return targets(alert).stream()
                .filter(target -> target.channel().equals(channel))
                .findFirst()
                .orElseGet(() -> Target.unrouted(channel, alert.severity()));
    }

    private static Route route(Severity level, List<String> to) {
        return new Route(
                level,
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
