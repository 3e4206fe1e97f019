package dev.lapwing.notify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Severity;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the alerts of a day were, and how many were not delivered; the words of the daily line. */
public final class DaySummary {
    private final Set<String> ids = new HashSet<>();
    private final Map<Severity, Integer> opened = new TreeMap<>((one, other) -> other.compareTo(one));
    private final Set<String> undelivered = new HashSet<>();

    /** Takes a version of an alert. */
    public void alert(JsonNode finding) {
        AlertView alert = AlertView.of(finding);
        if (alert.phase() == AlertView.Phase.OPENED && !alert.drill() && ids.add(alert.id())) {
            opened.merge(alert.severity(), 1, Integer::sum);
        }
    }

    /** Takes the key of what was not delivered. */
    public void undelivered(String key) {
        undelivered.add(key);
    }

    /** The line after the word that it is alive, or is not. */
    public String words(HeartbeatMonitor.Counted counted) {
        String levels = opened.entrySet().stream()
                .map(level -> level.getValue() + " " + level.getKey().word())
                .collect(Collectors.joining(", "));
        return "In 24 hours: " + some(counted.rows(), "row") + ", " + some(ids.size(), "alert")
                + (levels.isEmpty() ? "" : " (" + levels + ")")
                + ", " + undelivered.size() + " undelivered."
                + (counted.deadLetters() == 0 ? "" : " Not readable: " + some(counted.deadLetters(), "row") + ".")
                + (counted.tooLate() == 0 ? "" : " Too late to be judged: " + some(counted.tooLate(), "event") + ".");
    }

    private static String some(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
