package dev.lapwing.config;

import dev.lapwing.config.value.ConfigValueReader;
import dev.lapwing.notify.route.Route;
import dev.lapwing.yaml.LocatedMap;
import dev.lapwing.yaml.LocatedText;
import dev.lapwing.yaml.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the section {@code notify}. */
final class NotifyReader {
    private static final List<String> KEYS = List.of("rule.pages", "channels", "routes");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Problems problems;
    private final ConfigValueReader values;

    NotifyReader(Problems problems, ConfigValueReader values) {
        this.problems = problems;
        this.values = values;
    }

    /**
     * What the section says.
     *
     * @param sources the names of the sources there are, which routes may name
     */
    NotifyConfig read(LocatedMap file, List<String> sources) {
        Optional<LocatedMap> section = file.map("notify").map(map -> map.only(KEYS));
        if (section.isEmpty()) {
            return NotifyConfig.NONE;
        }
        List<ChannelConfig> channels = channels(section.get());
        List<String> names = section.get()
                .map("channels")
                .map(map -> List.copyOf(map.keys()))
                .orElse(List.of());
        var routes = new RouteReader(problems, values, names, sources);
        List<Route> read = section.get().mapList("routes").stream()
                .flatMap(route -> routes.read(route).stream())
                .toList();
        return new NotifyConfig(section.get().text("rule.pages"), channels, read, routes.words());
    }

    private List<ChannelConfig> channels(LocatedMap section) {
        List<ChannelConfig> channels = new ArrayList<>();
        section.map("channels")
                .map(LocatedMap::maps)
                .orElse(Map.of())
                .forEach((name, map) -> channel(name, map).ifPresent(channels::add));
        return channels;
    }

    private Optional<ChannelConfig> channel(String name, LocatedMap map) {
        if (!NAME.matcher(name).matches()) {
            problems.error(map.place(), "a channel's name has up to 64 letters, digits, dots, dashes and underscores");
            return Optional.empty();
        }
        Optional<LocatedText> written = map.text("type");
        if (written.isEmpty()) {
            problems.error(map.place(), "channel " + name + " has no type");
        }
        Optional<ChannelConfig.Type> type =
                written.flatMap(text -> values.choice("type", text, ChannelConfig.Type.values()));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>(type.get().keys());
        known.add("type");
        map.only(known);
        Map<String, LocatedText> settings = new LinkedHashMap<>();
        type.get().keys().forEach(key -> map.text(key).ifPresent(text -> settings.put(key, text)));
        var channel = new ChannelConfig(name, type.get(), map.place(), settings);
        new ChannelCheck(problems, values).check(channel);
        return Optional.of(channel);
    }
}
