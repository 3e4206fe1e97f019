package dev.lapwing.cli.notify;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("broker")
@Tag("process")
class NotifyCommandTest {
    private static final String SECRET = "a-secret-that-nobody-may-see";
    private static final String PATH = "/a-path-that-nobody-may-see";

    @TempDir
    private Path folder;

    private final EmbeddedBroker broker = EmbeddedBroker.start();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private HttpServer hook;
    private int port;

    @BeforeEach
    void startAReceiverAndNameIt() throws IOException {
        hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/", exchange -> {
            try (exchange) {
                told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        hook.start();
        port = freePort();
        Files.writeString(folder.resolve("lapwing.yml"), """
                kafka: {bootstrap.servers: "%s"}
                health: {notify.port: %d}
                notify:
                  channels: {hook: {type: webhook, url: "${env:URL}", secret: "${env:SECRET}"}}
                  routes: [{level: medium, to: hook}]
                """.formatted(broker.bootstrapServers(), port));
    }

    @AfterEach
    void stopBoth() {
        hook.stop(0);
        broker.close();
    }

    @Test
    void saysThatThereIsNobodyToTell() throws IOException {
        Files.writeString(folder.resolve("lapwing.yml"), "notify: {}");

        assertThat(notifying())
                .isEqualTo(new Terminal(
                        2,
                        "",
                        "There is no channel to tell people through: notify.channels in lapwing.yml names them."
                                + " lapwing.example.yml shows how." + System.lineSeparator()));
    }

    @Test
    void tellsMissingSecretsAndOtherProblemsAtOnce() throws IOException {
        Files.writeString(folder.resolve("lapwing.yml"), """
                notify:
                  channels: {hook: {type: webhook, url: "${env:GONE}", secret: "${env:SECRET}"}}
                  routes: [{level: medum, to: hook}]
                """);

        var terminal = notifying();

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err().lines())
                .containsExactly(
                        "lapwing.yml:3:20: level is medum; did you mean medium?",
                        "lapwing.yml:2:41: the secret ${env:GONE} is not in the environment");
    }

    @Test
    void namesTheMissingTopics() {
        var terminal = notifying("--dry-run");

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.err())
                .contains("lacks the topics lapwing.alerts.v1, lapwing.mutes.v1, ")
                .endsWith("Make them with: lapwing topics --create" + System.lineSeparator());
    }

    @Test
    void printsWhatWouldBeSentAndSendsAndChangesNothing() {
        makeTopics();
        Instant now = Instant.now();
        alert("aaaa", 5, now);
        alert("bbbb", 2, now);
        alert("cccc", 4, now);

        var first = notifying("--dry-run");
        var second = notifying("--dry-run");

        assertThat(first.err()).isEmpty();
        assertThat(first.out().lines())
                .containsExactlyInAnyOrder(
                        "hook:",
                        "  open        critical aaaa  12 failed logins from 203.0.113.7",
                        "  together: They were raised before Lapwing told anybody here: history, which pages nobody.",
                        "    critical 2 of pocketbase-stuffing, 0 over",
                        "1 of level low: no route takes them, they stay in the topic",
                        "Nothing was sent.");
        assertThat(second).isEqualTo(first);
        assertThat(told).isEmpty();
    }

    /** In a process of its own, since it ends with its process. */
    @Test
    void tellsUntilAnotherOneBegins() throws Exception {
        makeTopics();
        Process first = inAProcess("logback-test.xml");
        Process second = null;
        try (BufferedReader err = first.errorReader()) {
            assertThat(err.readLine()).isEqualTo("lapwing tells hook; health page on port " + port);
            alert("aaaa", 5, Instant.now());
            assertThat(told.take()).contains("\"id\":\"aaaa\"");
            var health = Terminal.run(folder, Map.of(), "health", "--notify");
            moveTheHealthPage();
            second = inAProcess("logback-test.xml");
            try (BufferedReader other = second.errorReader()) {
                assertThat(other.readLine()).startsWith("lapwing tells hook");
                alert("bbbb", 5, Instant.now());

                Waiting.forEnd(first);
                assertThat(first.exitValue()).isEqualTo(4);
                assertThat(told.take()).contains("\"id\":\"bbbb\"");
            }
            assertThat(err.lines()).contains("Another lapwing notify has begun; this one ends.");
            assertThat(health.exitCode()).isZero();
            assertThat(health.out()).startsWith("healthy (RUNNING)").contains("channel.hook: works, ");
            assertThat(told).isEmpty();
        } finally {
            first.destroyForcibly();
            if (second != null) {
                second.destroyForcibly();
            }
        }
    }

    @Test
    void neverLogsWhereItTellsNorWhatItSignsWith() throws Exception {
        makeTopics();
        alert("aaaa", 5, Instant.now());
        Path everything = Files.writeString(
                folder.resolve("logback.xml"),
                Files.readString(Path.of("src/main/resources/logback.xml"))
                        .replaceAll("level=\"[^\"]*\"", "level=\"DEBUG\""));
        Process process = inAProcess(everything.toString());
        List<String> said = new ArrayList<>();
        var reading = new Thread(() -> process.errorReader().lines().forEach(said::add));
        reading.start();
        try {
            assertThat(told.take()).contains("\"id\":\"aaaa\"");
            hook.stop(0);
            alert("bbbb", 4, Instant.now());
            process.toHandle().destroy();
            Waiting.forEnd(process);
            reading.join();

            assertThat(said).hasSizeGreaterThan(200).noneMatch(line -> line.contains(SECRET) || line.contains(PATH));
        } finally {
            process.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void makeTopics() {
        assertThat(Terminal.run(folder, Map.of(), "topics", "--create", "--replication", "1")
                        .exitCode())
                .isZero();
    }

    private void moveTheHealthPage() throws IOException {
        Path file = folder.resolve("lapwing.yml");
        Files.writeString(file, Files.readString(file).replace("notify.port: " + port, "notify.port: " + freePort()));
    }

    private void alert(String id, int severity, Instant end) {
        String finding = """
                {"activity_id":1,"severity_id":%d,"start_time":%d,"end_time":%d,"count":12,
                 "message":"12 failed logins from 203.0.113.7",
                 "finding_info":{"uid":"%s","title":"Many failed logins","types":["P2"],
                   "analytic":{"name":"pocketbase-stuffing"}},
                 "unmapped":{"lapwing":{"rev":1,"margin":"12 events, rule wants 10",
                   "group":{"instance":"shop","by":[{"name":"src_endpoint.ip","value":"203.0.113.7"}]}}}}
                """.formatted(severity, end.toEpochMilli(), end.toEpochMilli(), id);
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            var unused = producer.send(new ProducerRecord<>(Topics.ALERTS.name(), id, finding));
        }
    }

    private Terminal notifying(String... more) {
        var arguments = new ArrayList<>(List.of("notify"));
        arguments.addAll(List.of(more));
        return Terminal.run(folder, environment(), arguments.toArray(String[]::new));
    }

    private Map<String, String> environment() {
        return Map.of("URL", "http://127.0.0.1:" + hook.getAddress().getPort() + PATH, "SECRET", SECRET);
    }

    private Process inAProcess(String logging) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=" + logging,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Lapwing.class.getName(),
                        "notify")
                .directory(folder.toFile());
        builder.environment().putAll(environment());
        return builder.start();
    }
}
