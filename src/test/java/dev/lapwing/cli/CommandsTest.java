package dev.lapwing.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.Terminal;
import dev.lapwing.config.Config;
import dev.lapwing.embedded.EmbeddedBroker;
import dev.lapwing.health.Health;
import dev.lapwing.health.HealthServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("broker")
class CommandsTest {
    @TempDir
    private Path folder;

    @Test
    void printsACommandForEachTopic() {
        var terminal = run("topics", "--partitions", "6", "--replication", "2");

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out().lines())
                .hasSize(20)
                .startsWith("kafka-topics.sh --create --if-not-exists --bootstrap-server localhost:9092"
                        + " --topic lapwing.raw.pocketbase.v1 --partitions 6 --replication-factor 2"
                        + " --config cleanup.policy=delete --config retention.ms=604800000")
                .endsWith("kafka-topics.sh --create --if-not-exists --bootstrap-server localhost:9092"
                        + " --topic lapwing.undelivered.v1 --partitions 1 --replication-factor 2"
                        + " --config cleanup.policy=delete --config retention.ms=2592000000");
    }

    @Test
    void printsRightsForInternalTopicsGroupAndTransactions() {
        var terminal = run("topics", "--acls", "--set", "streams.application.id=watch");

        assertThat(terminal.out())
                .contains("--topic watch-by-group-repartition")
                .contains("--topic watch-groups-changelog")
                .contains("--operation Read --operation Describe --group watch")
                .contains("--resource-pattern-type prefixed --transactional-id watch-")
                .contains("--operation Read --operation Write --operation Describe --topic lapwing.raw.json.v1")
                .contains("--operation Read --operation Describe --topic lapwing.learned.v1")
                .contains("--operation Write --operation Describe --topic lapwing.alerts.v1");
    }

    @Test
    void printsTheRightsByRoleEachForItsOwnPrincipalWhereOneIsNamed() {
        var terminal = run("topics", "--acls", "--principal", "User:CN=lapwing", "--principal", "operator=User:ana");

        List<String> lines = terminal.out()
                .lines()
                .dropWhile(line -> !line.startsWith("# job: lapwing run"))
                .toList();
        int operator = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("# operator: "))
                .findFirst()
                .orElseThrow());
        assertThat(lines.subList(1, operator))
                .isNotEmpty()
                .allMatch(line -> line.contains(" --allow-principal User:CN=lapwing "));
        assertThat(lines.subList(operator + 1, lines.size()))
                .allMatch(line -> line.contains(" --allow-principal User:ana "))
                .anyMatch(line -> line.endsWith("--operation Describe --group lapwing-notify"));
    }

    @Test
    void saysHowManyCopiesASingleBrokerCanKeep() {
        try (var broker = EmbeddedBroker.start()) {
            var terminal = run("topics", "--create", "--set", "kafka.bootstrap.servers=" + broker.bootstrapServers());

            assertThat(terminal.exitCode()).isEqualTo(1);
            assertThat(terminal.out()).isEmpty();
            assertThat(terminal.err())
                    .isEqualToIgnoringNewLines("Kafka at " + broker.bootstrapServers()
                            + " has 1 broker, too few for 3 copies of each topic: say --replication 1.");
        }
    }

    @Test
    void showsTheBrokerAmongTheCommands() {
        assertThat(run("--help").out()).contains("  broker ");
    }

    @ParameterizedTest
    @EnumSource(HealthPages.class)
    void namesTheKeyOfTheHealthPageWhosePortIsTaken(HealthPages kind) {
        try (var taken = HealthServer.start("127.0.0.1", 0, () -> new Health(true, "RUNNING", Map.of()))) {
            var page = new Config.HealthPage("127.0.0.1", taken.port(), taken.port(), taken.port());

            assertThatThrownBy(() -> kind.start(page, () -> new Health(true, "", Map.of()))
                            .close())
                    .isInstanceOf(CommandFailed.class)
                    .hasMessageEndingWith(
                            switch (kind) {
                                case JOB -> " Set health.port to another port.";
                                case SOURCES -> " Set health.sources.port to another port.";
                                case NOTIFIER -> " Set health.notify.port to another port.";
                            });
        }
    }

    @Test
    void printsTheRightsOfConnectorsWhereASourceIsFetched() throws IOException {
        Files.writeString(
                folder.resolve("lapwing.yml"), "sources: [{name: a, type: pocketbase, file: pb_data/auxiliary.db}]");

        assertThat(run("topics", "--acls").out())
                .contains("--operation Write --operation Describe --topic lapwing.raw.pocketbase-polls.v1")
                .contains("--topic lapwing.connect.configs.v1")
                .contains("--operation Read --operation Describe --group lapwing-sources")
                .contains("--transactional-id connect-cluster-lapwing-sources");
    }

    @Test
    void printsTheRightsOfTheNotifierWhereAChannelIsNamed() throws IOException {
        Files.writeString(
                folder.resolve("lapwing.yml"),
                "notify: {channels: {hook: {type: webhook, url: \"${env:URL}\", secret: \"${env:KEY}\"}}}");

        assertThat(run("topics", "--acls").out())
                .contains("--operation Read --operation Describe --topic lapwing.alerts.v1")
                .contains("--operation Read --operation Write --operation Describe --topic lapwing.deliveries.v1")
                .contains("--operation Read --operation Describe --group lapwing-notify")
                .contains("--operation Write --operation Describe --transactional-id lapwing-notify");
    }

    @Test
    void remindsOfTheLoginWhereTheClusterWantsOne() {
        assertThat(run("topics", "--set", "kafka.security.protocol=SASL_SSL").out())
                .startsWith("# This cluster wants a login: ");
    }

    @Test
    void createsTheMissingTopicsOnceAndLeavesThemAloneAfterwards() {
        try (var broker = EmbeddedBroker.start()) {
            String[] arguments = {
                "topics",
                "--create",
                "--replication",
                "1",
                "--set",
                "kafka.bootstrap.servers=" + broker.bootstrapServers()
            };

            var first = run(arguments);
            var second = run(arguments);

            assertThat(first.out().lines())
                    .hasSize(20)
                    .contains(
                            "lapwing.alerts.v1: created with 3 partitions",
                            "lapwing.late.v1: created with 1 partitions");
            assertThat(second.out().lines()).hasSize(20).allMatch(line -> line.endsWith(": was there"));
        }
    }

    @Test
    void saysInOneSentenceThatKafkaDoesNotAnswer() {
        var terminal = run(
                "topics",
                "--create",
                "--set",
                "kafka.bootstrap.servers=127.0.0.1:1",
                "--set",
                "kafka.default.api.timeout.ms=300",
                "--set",
                "kafka.request.timeout.ms=200");

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.err()).isEqualToIgnoringNewLines("Kafka at 127.0.0.1:1 cannot be used: it did not answer.");
    }

    @Test
    void answersAnUnknownOptionInOneLine() {
        var terminal = run("topics", "--crate");

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualToIgnoringNewLines("lapwing: lapwing topics has no option --crate; did you mean --create?"
                        + " `lapwing topics --help` tells more.");
    }

    @Test
    void printsEveryProblemOfTheConfigurationWithoutATrace() throws IOException {
        Files.writeString(folder.resolve("lapwing.yml"), "a: 1\nb: 2\n");

        var terminal = run("config", "check");

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err().lines())
                .hasSize(2)
                .allMatch(line -> line.matches("lapwing\\.yml:[12]:1: unknown key .*"));
    }

    @Test
    void shipsAnExampleThatPassesItsOwnCheck() {
        Path example = Path.of("lapwing.example.yml").toAbsolutePath();

        var terminal = Terminal.run(
                folder,
                Map.of("FINGERPRINT_KEY", "0123456789abcdef"),
                "config",
                "check",
                "--config",
                example.toString());

        assertThat(terminal).extracting(Terminal::exitCode, Terminal::err).containsExactly(0, "");
        assertThat(terminal.out()).doesNotContain("warning").doesNotContain("0123456789abcdef");
    }

    @Test
    void refusesToRunWithoutAFingerprintKey() throws IOException {
        Files.writeString(folder.resolve("lapwing.yml"), "sources: [{name: a, type: neon}]");

        var terminal = run("run");

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).startsWith("secrets.fingerprint.key: missing; ");
    }

    @Test
    void wantsTheSecretOfAPocketBaseFromTheEnvironment() {
        var terminal = run("demo", "--pocketbase", "http://127.0.0.1:1");

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).startsWith("Put a superuser's token into the environment variable PB_TOKEN");
    }

    @Test
    void takesNoLoginInTheUrlOfAPocketBase() {
        var terminal = run("demo", "--pocketbase", "http://root:hunter2@127.0.0.1:1");

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err())
                .startsWith("--pocketbase: url holds a login; ")
                .doesNotContain("hunter2");
    }

    @Test
    void asksTheJobThatTheConfigurationNames() {
        var details = Map.of("source.shop", "FAILING: connection \u001brefused", "last error", "", "signals", "0");
        try (var server = HealthServer.start("127.0.0.1", 0, () -> new Health(false, "ERROR", details))) {
            var forPeople = run("health", "--set", "health.port=" + server.port());
            var forPrograms = run("health", "--json", "--set", "health.port=" + server.port());

            assertThat(forPeople.exitCode()).isEqualTo(1);
            assertThat(forPeople.out().lines())
                    .containsExactly("unhealthy (ERROR)", "  source.shop: FAILING: connection \\u001brefused");
            assertThat(forPrograms.exitCode()).isEqualTo(1);
            assertThat(forPrograms.out()).contains("\"state\":\"ERROR\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, --set nonsense: a setting is written section.key=value",
        "health.port=99999, '--set health.port: port is 99999, which is no port; write 1 to 65535'",
        "health.prot=1, --set health.prot: unknown key health.prot; did you mean port?"
    })
    void asksNobodyWhereItIsNotSaidRightWhom(String setting, String problem) {
        var terminal = run("health", "--set", setting);

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).isEqualToIgnoringNewLines(problem);
    }

    private Terminal run(String... arguments) {
        return Terminal.run(folder, Map.of(), arguments);
    }
}
