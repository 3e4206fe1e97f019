package dev.lapwing.alert.incident;

import dev.lapwing.rule.definition.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Dull alerts for incidents; a test changes the one thing it is about. And the grouping, written like its definition. */
final class IncidentCases {
    static final long T0 = Instant.parse("2026-11-22T10:00:00Z").toEpochMilli();
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private IncidentCases() {}

    static StrongEntity address(String value) {
        return new StrongEntity(StrongEntity.Kind.ADDRESS, value);
    }

    static StrongEntity account(String value) {
        return new StrongEntity(StrongEntity.Kind.ACCOUNT, value);
    }

    /** An open alert that takes ten minutes. */
    static IncidentAlert alert(String id, long after, StrongEntity... entities) {
        return alert(id, 1, IncidentAlert.State.OPEN, after, 10 * MINUTE, entities);
    }

    static IncidentAlert alert(
            String id, int rev, IncidentAlert.State state, long after, long length, StrongEntity... entities) {
        return new IncidentAlert(
                id,
                rev,
                state,
                "shop-prod",
                "episode-" + id + "-" + after,
                T0 + after,
                T0 + after + length,
                14,
                Level.MEDIUM,
                "rule-" + id,
                "Title of " + id,
                "Sentence of " + id,
                List.of("P2"),
                Arrays.asList(entities));
    }

    static IncidentAlert next(IncidentAlert alert, IncidentAlert.State state) {
        return new IncidentAlert(
                alert.id(),
                alert.rev() + 1,
                state,
                alert.instance(),
                alert.episode(),
                alert.start(),
                alert.end(),
                alert.count(),
                alert.level(),
                alert.rule(),
                alert.title(),
                alert.sentence(),
                alert.threats(),
                alert.entities());
    }

    static IncidentAlert levelled(IncidentAlert alert, Level level, String rule, String... threats) {
        return new IncidentAlert(
                alert.id(),
                alert.rev(),
                alert.state(),
                alert.instance(),
                alert.episode(),
                alert.start(),
                alert.end(),
                alert.count(),
                level,
                rule,
                alert.title(),
                alert.sentence(),
                List.of(threats),
                alert.entities());
    }

    static IncidentAlert of(IncidentAlert alert, String instance) {
        return new IncidentAlert(
                alert.id(),
                alert.rev(),
                alert.state(),
                instance,
                alert.episode(),
                alert.start(),
                alert.end(),
                alert.count(),
                alert.level(),
                alert.rule(),
                alert.title(),
                alert.sentence(),
                alert.threats(),
                alert.entities());
    }

    /** Which alerts are together, whatever their incidents are called. */
    static Set<Set<String>> together(List<Incident> incidents) {
        return incidents.stream()
                .map(incident ->
                        incident.members().stream().map(IncidentAlert::id).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    /** The definition in semantics.md, word by word, over the newest version of each alert. */
    static Set<Set<String>> byDefinition(List<IncidentAlert> versions) {
        Map<String, IncidentAlert> newest = versions.stream()
                .collect(Collectors.toMap(
                        IncidentAlert::id,
                        Function.identity(),
                        (one, other) -> one.rev() >= other.rev() ? one : other));
        List<IncidentAlert> ordered = newest.values().stream()
                .filter(alert -> alert.state() != IncidentAlert.State.GONE)
                .filter(alert -> !alert.entities().isEmpty())
                .sorted(Comparator.comparingLong(IncidentAlert::start)
                        .thenComparing(IncidentAlert::episode)
                        .thenComparing(IncidentAlert::id))
                .toList();
        Map<IncidentAlert, Set<String>> incidents = new LinkedHashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            IncidentAlert alert = ordered.get(i);
            List<IncidentAlert> earlier = new ArrayList<>(ordered.subList(0, i));
            earlier.removeIf(before -> !before.instance().equals(alert.instance())
                    || before.end() < alert.start() - DAY
                    || before.entities().stream().noneMatch(alert.entities()::contains));
            Set<String> joined = earlier.isEmpty()
                    ? Set.of()
                    : Objects.requireNonNull(incidents.get(earlier.get(earlier.size() - 1)));
            Set<String> incident = joined.isEmpty() || joined.size() >= 50 ? new TreeSet<>() : joined;
            incident.add(alert.id());
            incidents.put(alert, incident);
        }
        return incidents.values().stream().map(Set::copyOf).collect(Collectors.toSet());
    }
}
