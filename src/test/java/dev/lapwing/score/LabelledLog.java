package dev.lapwing.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.Terminal;
import dev.lapwing.text.TimeText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * A log of which is known what in it is an attack.
 *
 * @param logs the folder with {@code NAME.ndjson.gz}, {@code NAME.labels.jsonl} and, where there were polls, {@code NAME.polls.ndjson.gz}
 */
public record LabelledLog(Path logs, String name) {
    private static final Path KEPT = Path.of("src", "test", "resources", "labelled");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One of those that are kept. */
    LabelledLog(String name) {
        this(KEPT, name);
    }

    /** What the shipped rules tell of it, with the configuration of a folder. */
    public Score score(Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(rows().toString()));
        Path polls = logs.resolve(name + ".polls.ndjson.gz").toAbsolutePath();
        if (Files.exists(polls)) {
            arguments.add(polls.toString());
        }
        Score score = new Score(incidents(), replayed(folder, arguments));
        List<ToldAlert> asTheyCame = replayed(folder, List.of("--lateness", "default", rows().toString()));
        List<String> lines = new ArrayList<>(score.lines());
        lines.addAll(new DetectionDelays(incidents(), asTheyCame, times()).lines());
        System.out.println(name + System.lineSeparator() + String.join(System.lineSeparator(), lines));
        return score;
    }

    private static List<ToldAlert> replayed(Path folder, List<String> arguments) throws IOException {
        return replayed(folder, arguments, ToldAlert::of);
    }

    /** The alerts of medium or above, as a function of their first and last versions makes them. */
    static List<ToldAlert> replayed(
            Path folder, List<String> arguments, BiFunction<JsonNode, JsonNode, ToldAlert> alert) throws IOException {
        Path alerts = folder.resolve("alerts.ndjson");
        List<String> all = new ArrayList<>(List.of("replay", "--alerts", alerts.toString()));
        all.addAll(arguments);
        Terminal run = Terminal.run(folder, Map.of(), all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return told(alerts, alert);
    }

    /** When each row was created, in milliseconds since the epoch. */
    private Map<String, Long> times() throws IOException {
        Map<String, Long> times = new HashMap<>();
        for (JsonNode row : parsed()) {
            times.put(
                    row.path("id").asText(),
                    TimeText.millis(row.path("created").asText()).orElseThrow());
        }
        return times;
    }

    Path rows() {
        return logs.resolve(name + ".ndjson.gz").toAbsolutePath();
    }

    List<Incident> incidents() throws IOException {
        return incidents(logs.resolve(name + ".labels.jsonl"));
    }

    static List<Incident> incidents(Path labels) throws IOException {
        List<Incident> incidents = new ArrayList<>();
        for (String line : Files.readAllLines(labels)) {
            incidents.add(JSON.readValue(line, Incident.class));
        }
        return incidents;
    }

    /** What the rows of attacks have in a field, such as {@code userIP}. */
    Set<String> ofAttacks(String field) throws IOException {
        Set<String> rows = incidents().stream()
                .filter(Incident::isAttack)
                .flatMap(attack -> attack.rows().stream())
                .collect(Collectors.toSet());
        Set<String> values = new TreeSet<>();
        for (JsonNode row : parsed()) {
            String value = row.path("data").path(field).asText("");
            if (rows.contains(row.path("id").asText()) && !value.isEmpty()) {
                values.add(value);
            }
        }
        return values;
    }

    /** The last version of each alert. */
    private static List<ToldAlert> told(Path file, BiFunction<JsonNode, JsonNode, ToldAlert> as) throws IOException {
        Map<String, JsonNode> first = new HashMap<>();
        Map<String, JsonNode> last = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode finding = JSON.readTree(line);
            String id = finding.at("/finding_info/uid").asText();
            first.putIfAbsent(id, finding);
            last.put(id, finding);
        }
        return last.entrySet().stream()
                .filter(alert -> ToldAlert.counts(alert.getValue()))
                .map(alert -> as.apply(first.get(alert.getKey()), alert.getValue()))
                .toList();
    }

    private List<JsonNode> parsed() throws IOException {
        List<JsonNode> parsed = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(rows())), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                parsed.add(JSON.readTree(line));
            }
        }
        return parsed;
    }
}
