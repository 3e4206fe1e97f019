package dev.lapwing.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.config.source.SourceConfig;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.json.JsonShape;
import dev.lapwing.redact.Secret;
import dev.lapwing.rule.RuleOverrides;
import dev.lapwing.yaml.LocatedText;
import dev.lapwing.yaml.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
    private static final String KEY = "0123456789abcdef";

    @TempDir
    private Path folder;

    @Test
    void tellsAllProblemsAtOnceEachWithItsPlace() {
        var result = read("""
                kafka: {bootstrap.servers: "a:1"}
                sorces: []
                sources:
                  - {name: shop, type: pocketbase, lateness: 11 minutes}
                  - {name: shop, type: neon, lag: 3}
                  - {type: mysql}
                secrets: {fingerprint.key: "${env:MISSING}"}
                health: {port: 99999, prot: 1}
                rules: {folders: [nowhere]}
                alerts: {emails: hidden}
                notify: {chanels: {}}
                """);

        assertThat(result.problems())
                .containsExactlyInAnyOrder(
                        "lapwing.yml:2:1: unknown key sorces; did you mean sources?",
                        "lapwing.yml:4:46: lateness is 11 minutes, which is no duration; write 60s, 11m, 48h or 7d",
                        "lapwing.yml:5:12: source shop is already at lapwing.yml:4:12",
                        "lapwing.yml:5:30: unknown key lag",
                        "lapwing.yml:6:5: this source has no name",
                        "lapwing.yml:6:12: type is mysql, but must be pocketbase or neon or text or json",
                        "lapwing.yml:7:28: the secret ${env:MISSING} is not in the environment",
                        "lapwing.yml:8:16: port is 99999, which is no port; write 1 to 65535",
                        "lapwing.yml:8:23: unknown key health.prot; did you mean port?",
                        "lapwing.yml:9:19: there is no folder " + folder.resolve("nowhere"),
                        "lapwing.yml:10:18: emails is hidden, but must be plain or fingerprint",
                        "lapwing.yml:11:10: unknown key chanels; did you mean channels?");
    }

    @Test
    void saysWhereTheYamlBreaks() {
        assertThat(read("kafka: {a: b").problems())
                .singleElement()
                .asString()
                .startsWith("lapwing.yml:1:13: not YAML: ");
    }

    @Test
    void tellsAKeyThatIsThereTwice() {
        assertThat(read("health: {port: 1}\nhealth: {port: 2}\n").problems())
                .containsExactly("lapwing.yml:2:1: the key \"health\" stands here twice");
    }

    @Test
    void givesEachPlatformItsOwnLateness() {
        var config = read("sources: [{name: a, type: pocketbase}, {name: b, type: neon}]")
                .config();

        assertThat(config.lateness()).isEqualTo(Map.of("a", Duration.ofMinutes(11), "b", Duration.ofDays(2)));
    }

    @Test
    void readsWhereJsonRowsHaveTheirTimeAndId() {
        var result = read("""
                sources:
                  - {name: app, type: json, time.field: ts, id.field: event.id, product: windows, service: Sysmon,
                     partitioning: spread}
                """);

        assertThat(result.problems()).isEmpty();
        assertThat(result.config().sources())
                .containsExactly(new SourceConfig(
                        "app",
                        SourceConfig.Type.JSON,
                        Duration.ofMinutes(5),
                        SourceConfig.Partitioning.SPREAD,
                        Optional.of(new JsonShape(Optional.of("ts"), Optional.of("event.id"), "windows", "sysmon")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void tellsWhatAJsonSourceLacksAndWhatNoOtherHas() {
        var result = read("""
                sources:
                  - {name: a, type: json}
                  - {name: b, type: json, time.field: ts, id.field: ""}
                  - {name: c, type: pocketbase, time.field: ts}
                  - {name: d, type: json, time.field: ts, url: "http://d"}
                  - {name: lapwing, type: json, time.field: ts}
                  - {name: e, type: json, time.field: }
                """);

        assertThat(result.problems())
                .containsExactlyInAnyOrder(
                        "lapwing.yml:2:5: this source has no time.field",
                        "lapwing.yml:3:43: id.field is empty",
                        "lapwing.yml:4:33: unknown key time.field",
                        "lapwing.yml:5:43: unknown key url; known are"
                                + " id.field, lateness, name, partitioning, product, service, time.field, type, zone",
                        "lapwing.yml:6:12: lapwing is the name of Lapwing's own events; call the source otherwise",
                        "lapwing.yml:7:27: this source has no time.field");
    }

    @Test
    void readsASourceOfTextAndWhereKnownCredentialsAre() {
        String file = """
                secrets: {fingerprints.file: known/credentials.json}
                sources:
                  - {name: builds, type: text, lateness: 1h}
                """;

        var read = ConfigReader.read("lapwing.yml", folder, file, Map.of(), List.of());

        assertThat(read.problems()).isEmpty();
        assertThat(read.config().fingerprints()).contains(folder.resolve("known/credentials.json"));
        assertThat(read.config().sources()).singleElement().satisfies(source -> {
            assertThat(source.reads("text")).isTrue();
            assertThat(source.lateness()).isEqualTo(Duration.ofHours(1));
            assertThat(source.schemas()).containsExactly(Schemas.LEAK);
        });
    }

    @Test
    void letsAFlagBeatTheEnvironmentWhichBeatsTheFile() {
        String file = "kafka: {bootstrap.servers: file, client.id: file, client.rack: file}";
        var environment =
                Map.of("LAPWING_KAFKA_BOOTSTRAP_SERVERS", "environment", "LAPWING_KAFKA_CLIENT_ID", "environment");

        var result =
                ConfigReader.read("lapwing.yml", folder, file, environment, List.of("kafka.bootstrap.servers=flag"));

        assertThat(result.config().kafka().settings())
                .isEqualTo(Map.of("bootstrap.servers", "flag", "client.id", "environment", "client.rack", "file"));
    }

    @Test
    void tellsAFlagThatSetsNothing() {
        var result = ConfigReader.read("lapwing.yml", folder, "", Map.of(), List.of("kafak.x=1", "health.port"));

        assertThat(result.problems())
                .containsExactly(
                        "--set kafak.x: a flag can set keys of the sections kafka, streams, secrets, places, health,"
                                + " alerts",
                        "--set health.port: a setting is written section.key=value");
    }

    @Test
    void readsASecretFromAFileAndNeverShowsIt() throws IOException {
        Path secrets = Files.writeString(folder.resolve("secrets.properties"), "key=" + KEY);

        var result = read("secrets: {fingerprint.key: \"${file:" + secrets + ":key}\"}");

        assertThat(result.config().fingerprintKey()).contains(new Secret(KEY));
        assertThat(result.toString()).doesNotContain(KEY);
    }

    @Test
    void hidesSettingsOfKafkaWhenShown() {
        var environment = Map.of("JAAS", "password=hunter2");

        var result = ConfigReader.read(
                "lapwing.yml", folder, "kafka: {sasl.jaas.config: \"${env:JAAS}\"}", environment, List.of());

        assertThat(result.config().kafka().settings()).containsEntry("sasl.jaas.config", "password=hunter2");
        assertThat(result.toString()).doesNotContain("hunter2");
    }

    @Test
    void neverPrintsTheValueOfASecretThatDoesNotFit() {
        var environment = Map.of("SHORT", "tooshort");

        var result = ConfigReader.read(
                "lapwing.yml", folder, "secrets: {fingerprint.key: \"${env:SHORT}\"}", environment, List.of());

        assertThat(result.problems())
                .containsExactly("lapwing.yml:1:28: fingerprint.key is too short;"
                        + " it needs at least 16 characters, best random");
    }

    @Test
    void warnsOfLikelyMistakes() {
        var result = ConfigReader.read("lapwing.yml", folder, """
                kafka: {bootstrap.server: "a:1"}
                """, Map.of("LAPWING_KAFAK_X", "1"), List.of());

        assertThat(result.problems()).isEmpty();
        assertThat(result.config().warnings())
                .containsExactly(
                        "LAPWING_KAFAK_X: this environment variable is no setting of Lapwing",
                        "lapwing.yml:1:9: Kafka's clients have no setting bootstrap.server;"
                                + " did you mean bootstrap.servers?");
    }

    @Test
    void readsWhatIsChangedOfRulesWithItsPlaces() {
        var config = read("rules: {off: [a], set: {b: {share.gte: 0.5}}}").config();

        assertThat(config.rules().off()).extracting(LocatedText::text).containsExactly("a");
        assertThat(config.rules().set())
                .isEqualTo(RuleOverrides.NONE.with(List.of(new RuleOverrides.OfRule(
                        "b", at(25), List.of(new RuleOverrides.Change("share.gte", at(29), "0.5", at(40)))))));
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void saysWhatTheJobLacks() {
        assertThat(read("").config().missingForRun())
                .hasSize(2)
                .allSatisfy(sentence -> assertThat(sentence).matches("(sources|secrets\\.fingerprint\\.key): .*"));
    }

    private static SourceLocation at(int column) {
        return new SourceLocation(1, column, Optional.of("lapwing.yml"));
    }

    private ConfigReader.Result read(String text) {
        return ConfigReader.read("lapwing.yml", folder, text, Map.of(), List.of());
    }
}
