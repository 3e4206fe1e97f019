package dev.lapwing.cli.alerts;

import dev.lapwing.notify.message.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many alerts there are of each level, in a line. Drills do not count. */
public final class AlertCounts {
    private AlertCounts() {}

    /** {@code 3 alerts: 1 critical, 2 high; 1 open}. */
    public static String words(List<SeenAlert> alerts) {
        List<SeenAlert> counted =
                alerts.stream().filter(seen -> !seen.alert().drill()).toList();
        Map<Severity, Integer> levels = new TreeMap<>(Comparator.reverseOrder());
        counted.forEach(seen -> levels.merge(seen.alert().severity(), 1, Integer::sum));
        int drills = alerts.size() - counted.size();
        String drilled = drills == 0 ? "" : "; " + drills + (drills == 1 ? " drill" : " drills") + " besides";
        if (counted.isEmpty()) {
            return "No alerts" + drilled;
        }
        return counted.size()
                + (counted.size() == 1 ? " alert: " : " alerts: ")
                + levels.entrySet().stream()
                        .map(level -> level.getValue() + " " + level.getKey().word())
                        .collect(Collectors.joining(", "))
                + "; "
                + counted.stream().filter(SeenAlert::open).count()
                + " open"
                + drilled;
    }
}
