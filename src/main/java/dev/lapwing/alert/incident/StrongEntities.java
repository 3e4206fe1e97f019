package dev.lapwing.alert.incident;

import dev.lapwing.alert.words.ValueDisplay;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.event.IpAddress;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the strong entities of an alert: those that its group names, and those that all of its shown events have in common.
 * An address stands for the network that one sender commands. One of the machine itself is that of a proxy, and none.
 */
final class StrongEntities {
    /** More than these tell nothing more about whom an alert is about. */
    static final int MOST = 10;

    /** In what the network of an IPv6 address ends. */
    private static final String PREFIX = "/64";

    private final ValueDisplay display;
    private final Predicate<StrongEntity> ordinary;

    /**
     * A finder.
     *
     * @param ordinary what is shared by so many that it joins nothing, such as a proxy
     */
    StrongEntities(ValueDisplay display, Predicate<StrongEntity> ordinary) {
        this.display = display;
        this.ordinary = ordinary;
    }

    /** The entities in the order of the group, then of the events' fields. */
    List<StrongEntity> of(AlertVersion version) {
        Set<StrongEntity> found = new LinkedHashSet<>();
        List<String> names = version.groupBy();
        List<String> values = version.group().values();
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            entity(names.get(i), values.get(i)).ifPresent(found::add);
        }
        common(version.episode().evidence())
                .forEach((field, value) -> entity(field, value).ifPresent(found::add));
        return found.stream()
                .filter(entity -> !ordinary.test(entity))
                .limit(MOST)
                .toList();
    }

    private static Map<String, String> common(List<Signal> events) {
        if (events.isEmpty()) {
            return Map.of();
        }
        Map<String, String> common =
                new LinkedHashMap<>(events.get(0).evidence().fields());
        events.forEach(
                event -> common.entrySet().retainAll(event.evidence().fields().entrySet()));
        return common;
    }

    private Optional<StrongEntity> entity(String field, String value) {
        return StrongEntity.kind(field).flatMap(kind -> entity(kind, field, value));
    }

    private Optional<StrongEntity> entity(StrongEntity.Kind kind, String field, String value) {
        Optional<String> text =
                kind == StrongEntity.Kind.ADDRESS ? network(value) : Optional.of(display.field(field, value));
        return text.filter(shown -> !shown.isEmpty()).map(shown -> new StrongEntity(kind, shown));
    }

    private static Optional<String> network(String value) {
        String address = value.endsWith(PREFIX) ? value.substring(0, value.length() - PREFIX.length()) : value;
        return IpAddress.parse(address).map(IpAddress::network).filter(network -> !isOwn(network));
    }

    /** Loopback. */
    private static boolean isOwn(String network) {
        return network.startsWith("127.") || network.equals("::" + PREFIX);
    }
}
