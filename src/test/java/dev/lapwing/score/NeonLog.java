package dev.lapwing.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one source of a Neon organisation wrote, of which is known what in it is an attack.
 *
 * @param name the name of the file with the labels
 * @param days how long the log is
 * @param files the files of the log
 */
record NeonLog(String name, int days, List<String> files) {
    private static final Path KEPT = Path.of("src", "test", "resources", "labelled", "neon");

    NeonLog(String name, int days, String... files) {
        this(name, days, List.of(files));
    }

    /** What the shipped rules tell of it, with the configuration of a folder. */
    Score score(Path folder) throws IOException {
        List<String> arguments = new ArrayList<>();
        for (String file : files) {
            arguments.add(KEPT.resolve(file).toAbsolutePath().toString());
        }
        List<Incident> incidents = LabelledLog.incidents(KEPT.resolve(name + ".labels.jsonl"));
        boolean byPlace =
                incidents.stream().flatMap(incident -> incident.rows().stream()).anyMatch(row -> row.contains(":"));
        List<ToldAlert> alerts = LabelledLog.replayed(
                folder,
                arguments,
                (first, last) -> byPlace ? ToldAlert.of(first, last, NeonLog::place) : ToldAlert.of(first, last));
        Score score = new Score(incidents, alerts, ToldAlert::tells);
        List<String> lines = new ArrayList<>(score.lines());
        lines.add(String.format(
                Locale.ROOT,
                "%.2f false alerts a day in %d days",
                (double) score.falseAlerts().size() / days,
                days));
        System.out.println("neon " + name + System.lineSeparator() + String.join(System.lineSeparator(), lines));
        return score;
    }

    /** Rows that have no id of their own are called by file and line. */
    private static String place(JsonNode evidence) {
        String place = evidence.path("name").asText();
        return place.substring(place.lastIndexOf('/') + 1).replace(".gz:", ":");
    }
}
