package dev.lapwing.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert of a rule that counts the alerts of other rules shows the rows of the source that stand behind these. */
class ChainEvidenceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROWS = Path.of(
                    "src", "main", "resources", "rules", "pocketbase", "pocketbase-login-surge", "fires.ndjson")
            .toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void showsRowsOfTheSourceInTheAlertAndInTheEpisode() throws IOException {
        Path alerts = folder.resolve("alerts.ndjson");
        Path episodes = folder.resolve("episodes.ndjson");
        Set<String> rows = new HashSet<>();
        for (String line : Files.readAllLines(ROWS)) {
            rows.add(JSON.readTree(line).path("id").asText());
        }

        Terminal.run(
                folder,
                Map.of(),
                "replay",
                "--alerts",
                alerts.toString(),
                "--episodes",
                episodes.toString(),
                ROWS.toString());

        List<String> inAlerts = new ArrayList<>();
        for (String line : Files.readAllLines(alerts)) {
            JSON.readTree(line)
                    .path("evidences")
                    .forEach(each -> inAlerts.add(each.path("uid").asText().replace("pocketbase:", "")));
        }
        List<String> inEpisodes = new ArrayList<>();
        for (String line : Files.readAllLines(episodes)) {
            JsonNode evidence = JSON.readTree(line).path("evidence");
            evidence.forEach(each -> inEpisodes.add(each.asText()));
        }
        assertThat(rows).isNotEmpty().containsAll(inAlerts).containsAll(inEpisodes);
        assertThat(inAlerts).isNotEmpty();
        assertThat(inEpisodes).isNotEmpty();
    }
}
