package dev.lapwing.posture.snapshot;

import dev.lapwing.continuity.poll.ConfigLook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the newest of several looks saw: of the settings, and of the collections where every part came. */
final class NewestLooks {
    private final TreeMap<Long, ConfigLook> settings = new TreeMap<>();
    private final TreeMap<Long, SortedMap<Integer, ConfigLook>> collections = new TreeMap<>();

    void add(ConfigLook look) {
        if (look.settings().isPresent()) {
            settings.put(look.time(), look);
        }
        if (look.collections().isPresent()) {
            collections.computeIfAbsent(look.time(), time -> new TreeMap<>()).put(look.part(), look);
        }
    }

    /** Empty where there is nothing whole. */
    Optional<Snapshot> snapshot() {
        Optional<List<?>> whole = collections.descendingMap().values().stream()
                .filter(parts -> parts.values().stream().allMatch(part -> parts.size() >= part.parts()))
                .findFirst()
                .map(NewestLooks::joined);
        Optional<Map<?, ?>> known = Optional.ofNullable(settings.lastEntry())
                .flatMap(newest -> newest.getValue().settings());
        return whole.isEmpty() && known.isEmpty() ? Optional.empty() : Optional.of(new Snapshot(known, whole));
    }

    private static List<?> joined(SortedMap<Integer, ConfigLook> parts) {
        List<Object> all = new ArrayList<>();
        parts.values().forEach(part -> part.collections().ifPresent(all::addAll));
        return all;
    }
}
