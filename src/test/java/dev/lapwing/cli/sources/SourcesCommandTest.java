package dev.lapwing.cli.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lapwing.Lapwing;
import dev.lapwing.Terminal;
import dev.lapwing.Waiting;
import dev.lapwing.embedded.EmbeddedBroker;
import dev.lapwing.kafka.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@Tag("broker")
@Tag("process")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SourcesCommandTest {
    private static final String TOKEN = "a-token-that-nobody-may-see";
    private static final String KEY = "a-key-that-nobody-may-see";

    @TempDir
    private Path folder;

    private EmbeddedBroker broker;
    private HttpServer pocketBase;
    private int port;

    @BeforeAll
    void startABrokerAndWhatAnswersLikeAPocketBaseWithoutRows() throws IOException {
        broker = EmbeddedBroker.start();
        pocketBase = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pocketBase.createContext("/", exchange -> {
            try (exchange) {
                byte[] empty = (exchange.getRequestURI().getPath().endsWith("/stats") ? "[]" : "{\"items\":[]}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, empty.length);
                exchange.getResponseBody().write(empty);
            }
        });
        pocketBase.start();
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterAll
    void stopBoth() {
        pocketBase.stop(0);
        broker.close();
    }

    @BeforeEach
    void nameOneSource() throws IOException {
        Files.writeString(folder.resolve("lapwing.yml"), """
                kafka: {bootstrap.servers: "%s"}
                secrets: {fingerprint.key: "${env:KEY}"}
                health: {sources.port: %d}
                sources:
                  - {name: shop, type: pocketbase, url: "http://127.0.0.1:%d", token: "${env:PB_TOKEN}", lateness: 1m}
                  - {name: heron, type: neon}
                """.formatted(
                        broker.bootstrapServers(), port, pocketBase.getAddress().getPort()));
    }

    @Test
    void saysThatThereIsNothingToDo() throws IOException {
        Files.writeString(folder.resolve("lapwing.yml"), "sources: [{name: shop, type: pocketbase}]");

        var terminal = Terminal.run(folder, Map.of(), "sources");

        assertThat(terminal)
                .isEqualTo(new Terminal(
                        2,
                        "",
                        "No source says where it is: give a PocketBase its url, or the file of its log,"
                                + " and Neon an api.key, an audit.folder or an auth.url. lapwing.example.yml shows how."
                                + System.lineSeparator()));
    }

    @Test
    void namesTheMissingTopics() {
        try (var empty = EmbeddedBroker.start()) {
            var terminal = sources("--set", "kafka.bootstrap.servers=" + empty.bootstrapServers());

            assertThat(terminal.exitCode()).isEqualTo(1);
            assertThat(terminal.err())
                    .contains("warning: lapwing.yml:5:", "PocketBase may hold rows back for ten minutes")
                    .endsWith("lacks the topics lapwing.raw.pocketbase.v1, lapwing.raw.pocketbase-polls.v1."
                            + " Make them with: lapwing topics --create\n");
        }
    }

    @Test
    void namesAMissingSecretWithItsPlace() {
        var terminal = Terminal.run(folder, Map.of("KEY", KEY), "sources");

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err())
                .endsWith("the secret ${env:PB_TOKEN} is not in the environment\n")
                .contains("lapwing.yml:5:");
    }

    /** In a process of its own, since it ends with its process. */
    @Test
    void fetchesUntilItIsStoppedAndLetsNoOtherBesideIt() throws Exception {
        makeTopics();
        Process process = inAProcess("logback-test.xml");
        List<String> said = new ArrayList<>();
        try (BufferedReader err = process.errorReader()) {
            said.addAll(readUntil(err, "shop: running"));
            var other = sources();
            var health = Terminal.run(folder, Map.of(), "health", "--sources");

            process.toHandle().destroy(); // leaves what it says readable
            said.addAll(err.lines().toList());

            Waiting.forEnd(process);
            assertThat(other.exitCode()).isEqualTo(1);
            assertThat(other.err()).contains("Another lapwing sources works on Kafka at " + broker.bootstrapServers());
            assertThat(health.out()).contains("source.shop: RUNNING");
            assertThat(said)
                    .hasSize(3)
                    .endsWith("lapwing fetches shop; health page on port " + port, "shop: running")
                    .noneMatch(line -> line.contains(TOKEN));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void neverLogsWhatOpensASource() throws Exception {
        makeTopics();
        Path everything = Files.writeString(
                folder.resolve("logback.xml"),
                Files.readString(Path.of("src/main/resources/logback.xml"))
                        .replaceAll("level=\"[^\"]*\"", "level=\"DEBUG\""));
        Process process = inAProcess(everything.toString());
        try (BufferedReader err = process.errorReader()) {
            List<String> said = new ArrayList<>(readUntil(err, "shop: running"));

            process.toHandle().destroy();
            said.addAll(err.lines().toList());

            assertThat(said)
                    .hasSizeGreaterThan(500)
                    .anyMatch(line -> line.contains("PocketBaseSourceConnector"))
                    .noneMatch(line -> line.contains(TOKEN) || line.contains(KEY));
        } finally {
            process.destroyForcibly();
        }
    }

    private Terminal sources(String... more) {
        var arguments = new ArrayList<>(List.of("sources"));
        arguments.addAll(List.of(more));
        return Terminal.run(folder, Map.of("KEY", KEY, "PB_TOKEN", TOKEN), arguments.toArray(String[]::new));
    }

    private Process inAProcess(String logging) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=" + logging,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Lapwing.class.getName(),
                        "sources")
                .directory(folder.toFile());
        builder.environment().put("KEY", KEY);
        builder.environment().put("PB_TOKEN", TOKEN);
        return builder.start();
    }

    private static List<String> readUntil(BufferedReader reader, String last) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = reader.readLine();
        while (line != null) {
            lines.add(line);
            if (line.equals(last)) {
                return lines;
            }
            line = reader.readLine();
        }
        throw new AssertionError("it ended with " + lines);
    }

    private void makeTopics() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> missing = List.of(Topics.RAW_POCKETBASE, Topics.RAW_POCKETBASE_POLLS).stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), 1, (short) 1))
                    .toList();
            admin.createTopics(missing).all().get();
        }
    }
}
