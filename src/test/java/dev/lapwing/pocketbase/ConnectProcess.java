package dev.lapwing.pocketbase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Kafka's own Connect worker, distributed and exactly-once, in a process of its own, driven through its REST interface. */
public final class ConnectProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path settings;
    private final int port;
    private Process process;

    private ConnectProcess(Path settings, int port) throws IOException, InterruptedException {
        this.settings = settings;
        this.port = port;
        this.process = launch();
        awaitAnswer();
    }

    public static ConnectProcess start(String bootstrapServers, Path folder) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String bytes = "org.apache.kafka.connect.converters.ByteArrayConverter";
        Map<String, String> worker = Map.ofEntries(
                Map.entry("bootstrap.servers", bootstrapServers),
                Map.entry("group.id", "connect-test"),
                Map.entry("listeners", "http://127.0.0.1:" + port),
                Map.entry("key.converter", bytes),
                Map.entry("value.converter", bytes),
                Map.entry("exactly.once.source.support", "enabled"),
                Map.entry("config.storage.topic", "connect-configs"),
                Map.entry("offset.storage.topic", "connect-offsets"),
                Map.entry("status.storage.topic", "connect-status"),
                Map.entry("config.storage.replication.factor", "1"),
                Map.entry("offset.storage.replication.factor", "1"),
                Map.entry("offset.storage.partitions", "1"),
                Map.entry("status.storage.replication.factor", "1"),
                Map.entry("status.storage.partitions", "1"),
                Map.entry("session.timeout.ms", "6000"),
                Map.entry("heartbeat.interval.ms", "2000"),
                Map.entry("scheduled.rebalance.max.delay.ms", "0"),
                Map.entry("plugin.discovery", "service_load"),
                Map.entry("config.providers", "env"),
                Map.entry(
                        "config.providers.env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider"));
        Path settings = folder.resolve("worker.properties");
        Files.writeString(
                settings,
                worker.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n")));
        return new ConnectProcess(settings, port);
    }

    /** Makes a connector or gives it another configuration. */
    public void put(String connector, Map<String, String> config) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("PUT", "/connectors/" + connector + "/config", config);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("refused: " + answer.body());
        }
    }

    /** What is wrong with a configuration, by key. */
    Map<String, String> validate(String type, Map<String, String> config) throws IOException, InterruptedException {
        JsonNode answer = JSON.readTree(send("PUT", "/connector-plugins/" + type + "/config/validate", config)
                .body());
        List<JsonNode> values = new ArrayList<>();
        answer.path("configs").forEach(each -> values.add(each.path("value")));
        return values.stream()
                .filter(value -> !value.path("errors").isEmpty())
                .collect(Collectors.toMap(
                        value -> value.path("name").asText(),
                        value -> value.path("errors").path(0).asText()));
    }

    /** The state of a connector's task and, where it failed, why. */
    public String task(String connector) throws IOException, InterruptedException {
        JsonNode task = JSON.readTree(send("GET", "/connectors/" + connector + "/status", Map.of())
                        .body())
                .path("tasks")
                .path(0);
        return task.path("state").asText() + " " + task.path("trace").asText();
    }

    /** Ends it hard and starts it again. */
    public void killAndStart() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = launch();
        awaitAnswer();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void awaitAnswer() throws InterruptedException {
        Waiting.until("an answer of the Connect worker", this::work, () -> {
            assertThat(process.isAlive()).as("at work").isTrue();
            try {
                return send("GET", "/connectors", Map.of()).statusCode() == 200;
            } catch (IOException e) {
                // Not yet: it is starting.
                return false;
            }
        });
    }

    /** The work that it has done, as progress. */
    public long work() {
        return Waiting.work(process);
    }

    private HttpResponse<String> send(String method, String path, Map<String, String> body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.apache.kafka.connect.cli.ConnectDistributed",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(settings.resolveSibling("worker.log").toFile());
        builder.environment().put("FINGERPRINT_KEY", "0123456789abcdef0123456789abcdef");
        builder.environment().put("PB_PASSWORD", RealPocketBase.PASSWORD);
        return builder.start();
    }
}
