package dev.lapwing.config.source;

import static dev.lapwing.config.source.NeonWindow.AUDIT;
import static dev.lapwing.config.source.NeonWindow.AUTH;
import static dev.lapwing.config.source.NeonWindow.CLIENT;
import static dev.lapwing.config.source.NeonWindow.POLLS;
import static dev.lapwing.config.source.NeonWindow.POSTGRES;
import static dev.lapwing.config.source.NeonWindow.STORAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.config.ConfigReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeonReaderTest {
    private static final Path FOLDER = Path.of("/etc/lapwing");

    @Test
    void expectsAuditRowsOfAShipperWhereNothingElseIsSaid() {
        SourceConfig heron = source("{name: heron, type: neon}");

        assertThat(heron.neon()).contains(NeonSource.AUDIT_ROWS);
        assertThat(heron.lateness()).isEqualTo(Duration.ofDays(2));
        assertThat(heron.connectors()).isEmpty();
    }

    @Test
    void asksTheApiWithAKey() {
        SourceConfig heron = source(
                "{name: heron, type: neon, org: org-a-1, api.key: \"${env:NEON}\", poll: 2m, storage.logs: true}");

        assertThat(heron.neon().orElseThrow().windows()).containsExactly(POLLS, STORAGE);
        assertThat(heron.lateness()).isEqualTo(Duration.ofMinutes(5));
        ConnectorSetup api = heron.connectors().get(0);
        assertThat(api.kind()).isEqualTo(ConnectorKind.NEON);
        assertThat(api.properties())
                .isEqualTo(Map.of("org", "org-a-1", "storage.logs", "true", "poll.interval.ms", "120000"));
        assertThat(api.secrets()).containsOnlyKeys("api.key");
        assertThat(heron.connectors()).hasSize(1);
    }

    @Test
    void asksForSeveralProjectsAtOnce() {
        SourceConfig heron = source("{name: heron, type: neon, projects: [a-b-1, c-d-2], api.key: \"${env:NEON}\"}");

        assertThat(heron.connectors().get(0).properties())
                .containsEntry("projects", "a-b-1,c-d-2")
                .containsEntry("storage.logs", "false");
        assertThat(heron.neon().orElseThrow().windows()).containsExactly(POLLS);
    }

    @Test
    void readsAFolderBesideTheFileAndTakesWebhooks() {
        SourceConfig heron = source("{name: heron, type: neon, audit.folder: delivered,"
                + " auth.url: [\"https://a.example/auth\", \"https://b.example/auth\"], webhooks.port: 9000}");

        assertThat(heron.neon().orElseThrow().windows()).containsExactly(AUDIT, AUTH);
        assertThat(heron.lateness()).isEqualTo(Duration.ofDays(2));
        assertThat(heron.connectors())
                .extracting(ConnectorSetup::kind)
                .containsExactly(ConnectorKind.NEON_FOLDER, ConnectorKind.NEON_WEBHOOKS);
        assertThat(heron.connectors().get(0).properties()).isEqualTo(Map.of("folder", "/etc/lapwing/delivered"));
        assertThat(heron.connectors().get(1).properties())
                .isEqualTo(Map.of("auth.url", "https://a.example/auth,https://b.example/auth", "port", "9000"));
    }

    @Test
    void namesTheWindowsThatShippersOpen() {
        SourceConfig heron = source("{name: heron, type: neon, windows: [postgres, client]}");

        assertThat(heron.neon().orElseThrow().windows()).containsExactly(POSTGRES, CLIENT);
        assertThat(heron.lateness()).isEqualTo(Duration.ofMinutes(10));
        assertThat(heron.readings())
                .extracting(reading -> reading.word())
                .containsExactly("neon-postgres", "neon-client");
    }

    @Test
    void keepsTheLatenessThatSomebodyWrote() {
        assertThat(source("{name: heron, type: neon, lateness: 1h}").lateness()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void tellsWithItsPlaceWhatTheConnectorsFindWrong() {
        assertThat(problems("{name: heron, type: neon, org: org-a-1}"))
                .singleElement()
                .asString()
                .startsWith("lapwing.yml:2:")
                .contains("api.key");
        assertThat(problems("{name: heron, type: neon, api.key: \"${env:NEON}\"}"))
                .singleElement()
                .asString()
                .contains("org or projects is needed");
        assertThat(problems("{name: heron, type: neon, org: org-a-1, api.key: \"${env:NEON}\", poll: 1s}"))
                .singleElement()
                .asString()
                .contains("poll is too short; it must be at least 10s");
        assertThat(problems("{name: heron, type: neon, auth.url: nowhere}"))
                .singleElement()
                .asString()
                .contains("auth.url");
    }

    @Test
    void tellsWhatIsOfNoUse() {
        assertThat(problems("{name: heron, type: neon, poll: 60s}"))
                .singleElement()
                .asString()
                .contains("poll is of use only with an api.key");
        assertThat(problems("{name: heron, type: neon, webhooks.port: 9000}"))
                .singleElement()
                .asString()
                .contains("webhooks.port is of use only with an auth.url");
        assertThat(problems("{name: heron, type: neon, windows: [postgress]}"))
                .singleElement()
                .asString()
                .contains("windows is postgress, but must be audit or polls or postgres or storage or auth or client");
    }

    private static SourceConfig source(String source) {
        var read = read(source);
        assertThat(read.problems()).isEmpty();
        return read.config().sources().get(0);
    }

    private static List<String> problems(String source) {
        return read(source).problems();
    }

    private static ConfigReader.Result read(String source) {
        return ConfigReader.read(
                "lapwing.yml", FOLDER, "sources:\n  - " + source + "\n", Map.of("NEON", "napi_0a1b2c"), List.of());
    }
}
