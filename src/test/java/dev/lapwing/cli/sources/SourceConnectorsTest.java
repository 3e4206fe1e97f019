package dev.lapwing.cli.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.config.Config;
import dev.lapwing.config.ConfigReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceConnectorsTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("KEY", "0123456789abcdef", "SHOP", "the-token", "KIOSK", "the-password", "NEON", "the-api-key");

    private final Config config = ConfigReader.read("lapwing.yml", Path.of("/etc/lapwing"), """
            secrets: {fingerprint.key: "${env:KEY}"}
            sources:
              - {name: shop, type: pocketbase, url: "https://pb.example.com", token: "${env:SHOP}", poll: 1s, settings: 2m, probe: 0s,
                 partitioning: spread}
              - {name: kiosk, type: pocketbase, url: "https://kiosk.example.com", identity: a@b.example,
                 password: "${env:KIOSK}"}
              - {name: attic, type: pocketbase, file: pb_data/auxiliary.db, start: now, version: 0.40.4}
              - {name: shipped, type: pocketbase}
              - {name: heron, type: neon, org: org-a-1, api.key: "${env:NEON}", audit.folder: delivered,
                 auth.url: "https://a.example/auth"}
            """, ENVIRONMENT, List.of())
            .config();

    @Test
    void makesOneForEachSourceThatSaysWhereItIs() {
        assertThat(connectors())
                .extracting(SourceConnector::name)
                .containsExactly("shop", "kiosk", "attic", "heron", "heron:audit", "heron:webhooks");
    }

    @Test
    void putsReferencesInThePlaceOfSecrets() {
        assertThat(connectors().get(0).config())
                .containsEntry("token", "${lapwing:shop.token}")
                .containsEntry("fingerprint.key", "${lapwing:fingerprint.key}");
        assertThat(connectors())
                .allSatisfy(connector ->
                        assertThat(connector.config().values()).doesNotContainAnyElementsOf(ENVIRONMENT.values()));
        assertThat(SourceConnectors.secrets(connectors()))
                .isEqualTo(Map.of(
                        "fingerprint.key", "0123456789abcdef",
                        "shop.token", "the-token",
                        "kiosk.password", "the-password",
                        "heron.api.key", "the-api-key"));
    }

    @Test
    void saysAllThatTheSourceSays() {
        assertThat(connectors().get(0).config())
                .containsEntry("connector.class", "dev.lapwing.connect.PocketBaseSourceConnector")
                .containsEntry("exactly.once.support", "required")
                .containsEntry("url", "https://pb.example.com")
                .containsEntry("mode", "api")
                .containsEntry("poll.interval.ms", "1000")
                .containsEntry("settings.interval.ms", "120000")
                .containsEntry("probe.interval.ms", "0")
                .containsEntry("partitioning", "spread")
                .containsEntry("partitions", "3");
        assertThat(connectors().get(2).config())
                .containsEntry("mode", "sqlite")
                .containsEntry("file", "/etc/lapwing/pb_data/auxiliary.db")
                .containsEntry("start", "now")
                .containsEntry("version", "0.40.4")
                .doesNotContainKeys("partitions", "token", "poll.interval.ms");
    }

    @Test
    void givesEachConnectorOfNeonItsTopics() {
        assertThat(connectors().subList(3, 6))
                .extracting(SourceConnector::source)
                .containsOnly("heron");
        assertThat(connectors().get(3).config())
                .containsEntry("connector.class", "dev.lapwing.connect.NeonSourceConnector")
                .containsEntry("topic", "lapwing.raw.neon-polls.v1")
                .containsEntry("storage.topic", "lapwing.raw.neon-storage.v1")
                .containsEntry("api.key", "${lapwing:heron.api.key}");
        assertThat(connectors().get(4).config())
                .containsEntry("connector.class", "dev.lapwing.connect.NeonFolderConnector")
                .containsEntry("topic", "lapwing.raw.neon-audit.v1")
                .containsEntry("folder", "/etc/lapwing/delivered");
        assertThat(connectors().get(5).config())
                .containsEntry("connector.class", "dev.lapwing.connect.NeonWebhookConnector")
                .containsEntry("topic", "lapwing.raw.neon-auth.v1")
                .containsEntry("auth.url", "https://a.example/auth");
    }

    @Test
    void hidesItsSecretsWhenShown() {
        assertThat(connectors().toString()).doesNotContain("the-token").doesNotContain("the-password");
    }

    private List<SourceConnector> connectors() {
        return new SourceConnectors(config, ENVIRONMENT).on(3);
    }
}
