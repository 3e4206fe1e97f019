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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the rules that Lapwing brings find in labelled logs, and what they tell besides. The attacks that are missed are named, so that a
 * change of a rule shows at once what it wins and what it loses.
 */
@Tag("long")
class DetectionScoreTest {
    private static final Path LABELLED = Path.of("src", "test", "resources", "labelled");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void findsTheAttacksOnThePortal() throws IOException {
        Score score = score("portal");

        assertThat(score.missed()).containsExactlyInAnyOrder("w-07", "w-19", "w-41");
        assertThat(score.notNamed()).containsExactlyInAnyOrder("w-07", "w-19", "w-41", "w-53", "w-54");
        assertThat(score.trapsHit()).containsExactly("w-b01 by pocketbase-superuser-new-address");
        assertThat(score.falseAlerts()).containsExactly("pocketbase-backup-downloaded");
    }

    @Test
    void findsTheAttacksOnTheClub() throws IOException {
        Score score = score("club");

        assertThat(score.missed()).containsExactly("h-09");
        assertThat(score.notNamed()).containsExactly("h-09");
        assertThat(score.trapsHit()).isEmpty();
        assertThat(score.falseAlerts()).isEmpty();
    }

    @Test
    void findsAttacksOnASystemWithoutAnyPast() throws IOException {
        Score score = score("session");

        assertThat(score.missed()).containsExactly("raw-06");
        assertThat(score.notNamed()).containsExactly("raw-06");
        assertThat(score.falseAlerts()).isEmpty();
    }

    private Score score(String log) throws IOException {
        Path alerts = folder.resolve("alerts.ndjson");
        Path rows = LABELLED.resolve(log + ".ndjson.gz").toAbsolutePath();
        Terminal run = Terminal.run(folder, Map.of(), "replay", "--alerts", alerts.toString(), rows.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        Score score = new Score(incidents(log), told(alerts));
        System.out.println(log + System.lineSeparator() + String.join(System.lineSeparator(), score.lines()));
        return score;
    }

    private static List<Incident> incidents(String log) throws IOException {
        List<Incident> incidents = new ArrayList<>();
        for (String line : Files.readAllLines(LABELLED.resolve(log + ".labels.jsonl"))) {
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
