package dev.lapwing.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replays a labelled log with the rules that Lapwing brings, and compares what is told with the labels. */
public final class LabelledLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LabelledLog() {}

    /**
     * The score of a log.
     *
     * @param logs the folder with {@code NAME.ndjson.gz}, {@code NAME.labels.jsonl} and where there were polls {@code NAME.polls.ndjson.gz}
     * @param work an empty folder
     */
    public static Score score(Path logs, String name, Path work) throws IOException {
        Path alerts = work.resolve(name + ".alerts.ndjson");
        List<String> arguments = new ArrayList<>(List.of("replay", "--alerts", alerts.toString()));
        for (String kind : List.of(".ndjson.gz", ".polls.ndjson.gz")) {
            Path file = logs.resolve(name + kind).toAbsolutePath();
            if (Files.exists(file)) {
                arguments.add(file.toString());
            }
        }
        Terminal run = Terminal.run(work, Map.of(), arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        Score score = new Score(incidents(logs.resolve(name + ".labels.jsonl")), told(alerts));
        System.out.println(name + System.lineSeparator() + String.join(System.lineSeparator(), score.lines()));
        return score;
    }

    private static List<Incident> incidents(Path labels) throws IOException {
        List<Incident> incidents = new ArrayList<>();
        for (String line : Files.readAllLines(labels)) {
            incidents.add(JSON.readValue(line, Incident.class));
        }
        return incidents;
    }

    /** The last version of each alert. */
    private static List<ToldAlert> told(Path file) throws IOException {
        Map<String, JsonNode> last = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode finding = JSON.readTree(line);
            last.put(finding.at("/finding_info/uid").asText(), finding);
        }
        return last.values().stream()
                .filter(ToldAlert::counts)
                .map(ToldAlert::of)
                .toList();
    }
}
