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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rules that Lapwing brings find in labelled polls of Neon's API, and what they tell besides. */
class NeonPollScoreTest {
    private static final Path LOGS = Path.of("src", "test", "resources", "labelled");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void findsTheAttacksThatPollsOfTheFreightFirmShow() throws IOException {
        PollScore score = score("heron-api");

        // A default branch that was switched and switched back between two looks, and releases of whole projects.
        assertThat(score.missed()).containsExactlyInAnyOrder("n3-default-switched", "n4-release-lag");
        // The raised audit level is no alert; it counts as found by another change of the same project in the same
        // hours.
        assertThat(score.notNamed())
                .containsExactlyInAnyOrder("n3-default-switched", "n4-release-lag", "x1-audit-level");
        assertThat(score.trapsHit()).isEmpty();
        // It tells of an attack whose label names only what the key deleted.
        assertThat(score.falseAlerts()).containsExactly("neon-key-awake");
    }

    private PollScore score(String log) throws IOException {
        Path rows = LOGS.resolve(log + ".ndjson.gz").toAbsolutePath();
        PollScore score = new PollScore(incidents(log), alerts(rows), polls(rows));
        System.out.println(log + System.lineSeparator() + String.join(System.lineSeparator(), score.lines()));
        return score;
    }

    private static List<Incident> incidents(String log) throws IOException {
        List<Incident> incidents = new ArrayList<>();
        for (String line : Files.readAllLines(LOGS.resolve(log + ".labels.jsonl"))) {
            incidents.add(JSON.readValue(line, Incident.class));
        }
        return incidents;
    }

    /** The last version of each. */
    private List<PollAlert> alerts(Path rows) throws IOException {
        Path alerts = folder.resolve("alerts.ndjson");
        Terminal run = Terminal.run(folder, Map.of(), "replay", "--alerts", alerts.toString(), rows.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        Map<String, JsonNode> last = new LinkedHashMap<>();
        for (String line : Files.readAllLines(alerts)) {
            JsonNode finding = JSON.readTree(line);
            last.put(finding.at("/finding_info/uid").asText(), finding);
        }
        return last.values().stream()
                .filter(ToldAlert::counts)
                .map(PollAlert::of)
                .toList();
    }

    private static NavigableMap<Integer, Long> polls(Path rows) throws IOException {
        NavigableMap<Integer, Long> polls = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(rows)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode answer = JSON.readTree(line);
                polls.put(
                        answer.path("poll").asInt(),
                        TimeText.millis(answer.path("polled_at").asText()).orElseThrow());
            }
        }
        return polls;
    }
}
