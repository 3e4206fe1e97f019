package dev.lapwing.connect.neon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Waiting;
import dev.lapwing.connect.Configs;
import dev.lapwing.connect.NeonFolderConnector;
import dev.lapwing.connect.NeonWebhookConnector;
import dev.lapwing.connect.neon.webhook.Delivery;
import dev.lapwing.connect.neon.webhook.KeyServer;
import dev.lapwing.connect.neon.webhook.Signer;
import dev.lapwing.embedded.ConnectorState;
import dev.lapwing.embedded.EmbeddedBroker;
import dev.lapwing.embedded.EmbeddedConnect;
import dev.lapwing.pocketbase.ConnectProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neon's webhooks and audit files into a real Kafka, by real Connect workers. */
@Tag("broker")
@Tag("process")
class NeonReceiversKafkaTest {
    private static final String AUTH = "lapwing.raw.neon-auth.v1";
    private static final String AUDIT = "lapwing.raw.neon-audit.v1";
    private static final int ROWS = 6000;

    private final EmbeddedBroker broker = EmbeddedBroker.start();
    private final Map<String, String> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    private final Signer neon = new Signer("own");
    private final KeyServer keys = new KeyServer(Signer.published(neon));

    @TempDir
    private Path folder;

    @BeforeEach
    void makeTopics() throws Exception {
        try (Admin admin = Admin.create(new HashMap<String, Object>(kafka))) {
            admin.createTopics(List.of(new NewTopic(AUTH, 1, (short) 1), new NewTopic(AUDIT, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void stop() {
        keys.close();
        broker.close();
    }

    @Test
    void answersAWebhookOnceKafkaHasItAndKeepsItsCodeOutOfEveryTopic() throws Exception {
        int port = freePort();
        HttpClient client = HttpClient.newHttpClient();
        try (EmbeddedConnect connect = EmbeddedConnect.start(kafka, Map.of(), (short) 1)) {
            connect.put(
                    "heron-auth", config(NeonWebhookConnector.class, Configs.webhooks(keys.url(), "port", "" + port)));
            Waiting.until(
                    "the receiver",
                    () -> connect.state("heron-auth"),
                    () -> connect.state("heron-auth").kind() == ConnectorState.Kind.RUNNING
                            && !read(AUTH, "read_committed").isEmpty());
            Delivery created = neon.event(Instant.now(), "e1", "user.created", "{\"ip_address\":\"192.0.2.7\"}");
            Delivery code = neon.event(Instant.now(), "e2", "send.otp", "{\"otp_code\":\"739157\"}");

            HttpResponse<String> first = client.send(created.request(port), HttpResponse.BodyHandlers.ofString());
            List<String> committed = read(AUTH, "read_committed");
            HttpResponse<String> second = client.send(code.request(port), HttpResponse.BodyHandlers.ofString());
            Waiting.until("the second event", broker::port, () -> events().size() == 2);

            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(committed).anyMatch(line -> line.contains("\\\"event_id\\\":\\\"e1\\\""));
            assertThat(second.body()).isEqualTo("{\"allowed\":true}");
            assertThat(events().get(1)).contains("redacted_token_");
            connect.delete("heron-auth");
        }
        for (String topic : List.of(AUTH, EmbeddedConnect.CONFIGS, EmbeddedConnect.OFFSETS, EmbeddedConnect.STATUS)) {
            assertThat(read(topic, "read_uncommitted")).noneMatch(line -> line.contains("739157"));
        }
    }

    @Test
    void sendsEachRowOfAFileOnceAlthoughTheWorkerIsKilledInTheMiddleOfIt(@TempDir Path files) throws Exception {
        List<String> rows = IntStream.range(0, ROWS).mapToObj(i -> "row " + i).toList();
        Files.write(files.resolve("audit.txt"), rows);
        try (ConnectProcess connect = ConnectProcess.start(broker.bootstrapServers(), folder)) {
            connect.put(
                    "heron",
                    config(
                            NeonFolderConnector.class,
                            Configs.folder(files.toString(), "poll.interval.ms", "500", "batch.rows", "20")));
            for (int life = 1; life <= 2; life++) {
                int some = read(AUDIT, "read_committed").size() + ROWS / 20;
                await(connect, some);
                connect.killAndStart();
            }
            int before = read(AUDIT, "read_committed").size();
            await(connect, ROWS);

            assertThat(before).isLessThan(ROWS);
            assertThat(read(AUDIT, "read_committed")).containsExactlyElementsOf(rows);
        }
    }

    private void await(ConnectProcess connect, int rows) {
        Waiting.until(
                rows + " rows",
                () -> List.of(read(AUDIT, "read_committed").size(), connect.work()),
                () -> read(AUDIT, "read_committed").size() >= rows);
    }

    private List<String> events() {
        return read(AUTH, "read_committed").stream()
                .filter(line -> line.contains("\"verified\":true"))
                .toList();
    }

    private static Map<String, String> config(Class<?> connector, Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(settings);
        config.put("connector.class", connector.getName());
        config.put("tasks.max", "1");
        config.put("exactly.once.support", "required");
        return config;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private List<String> read(String topic, String isolation) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("isolation.level", isolation);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<String> rows = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(
                                row -> rows.add(Optional.ofNullable(row.value()).orElse("")));
            }
            return rows;
        }
    }
}
