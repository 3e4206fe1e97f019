package dev.lapwing.config;

import dev.lapwing.notify.route.Route;
import dev.lapwing.notify.route.Routing;
import dev.lapwing.yaml.LocatedText;
import java.util.List;
import java.util.Optional;

/**
 * Whom to tell of alerts, and how.
 *
 * @param rulePages where the rules' pages are published
 * @param channels every way to tell people
 * @param routes which alerts go where; without any, critical and high page and medium goes to chat
 * @param words those of the routes that only the rules can understand
 */
public record NotifyConfig(
        Optional<LocatedText> rulePages, List<ChannelConfig> channels, List<Route> routes, List<RouteWord> words) {
    /** Nobody is told. */
    public static final NotifyConfig NONE = new NotifyConfig(Optional.empty(), List.of(), List.of(), List.of());

    public NotifyConfig {
        channels = List.copyOf(channels);
        routes = List.copyOf(routes);
        words = List.copyOf(words);
    }

    /** Where each alert goes. */
    public Routing routing() {
        return routes.isEmpty() ? Routing.usual(named(true), named(false)) : new Routing(routes);
    }

    /** The names of the channels that wake somebody, or of the others. */
    private List<String> named(boolean paging) {
        return channels.stream()
                .filter(channel -> channel.type().pages() == paging)
                .map(ChannelConfig::name)
                .toList();
    }
}
