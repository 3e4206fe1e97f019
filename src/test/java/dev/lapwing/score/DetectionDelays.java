package dev.lapwing.score;

import dev.lapwing.text.Elapsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How long after its first row an attack was told, by event time, when rows come as they came. */
final class DetectionDelays {
    private final List<Incident> incidents;
    private final List<ToldAlert> alerts;
    private final Map<String, Long> times;

    /**
     * Delays.
     *
     * @param alerts as they were told in the order of the rows
     * @param times when each row was created, in milliseconds since the epoch
     */
    DetectionDelays(List<Incident> incidents, List<ToldAlert> alerts, Map<String, Long> times) {
        this.incidents = incidents;
        this.alerts = alerts;
        this.times = times;
    }

    /** One line for each difficulty: how many attacks were found, and the median and the largest delay. */
    List<String> lines() {
        Map<String, List<Long>> byDifficulty = new TreeMap<>();
        Map<String, Integer> visible = new TreeMap<>();
        for (Incident incident : incidents) {
            if (incident.isAttack() && incident.visible()) {
                visible.merge(incident.difficulty(), 1, Integer::sum);
                delay(incident)
                        .ifPresent(delay -> byDifficulty
                                .computeIfAbsent(incident.difficulty(), difficulty -> new ArrayList<>())
                                .add(delay));
            }
        }
        List<String> lines = new ArrayList<>();
        visible.forEach((difficulty, all) ->
                lines.add(line(difficulty, all, byDifficulty.getOrDefault(difficulty, List.of()))));
        return lines;
    }

    private static String line(String difficulty, int all, List<Long> delays) {
        List<Long> sorted = delays.stream().sorted().toList();
        return sorted.isEmpty()
                ? "%-12s 0 of %d by rows alone".formatted(difficulty, all)
                : "%-12s %d of %d by rows alone, told after %s in the median, %s at most"
                        .formatted(
                                difficulty,
                                sorted.size(),
                                all,
                                Elapsed.of(sorted.get(sorted.size() / 2)),
                                Elapsed.of(sorted.get(sorted.size() - 1)));
    }

    private Optional<Long> delay(Incident attack) {
        long begun = attack.rows().stream().map(times::get).min(Long::compare).orElseThrow();
        return alerts.stream()
                .filter(alert -> alert.shows(attack))
                .map(alert -> Math.max(0, alert.opened() - begun))
                .min(Long::compare);
    }
}
