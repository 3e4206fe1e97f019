package dev.lapwing.connect.neon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lapwing.Waiting;
import dev.lapwing.connect.NeonSourceConnector;
import dev.lapwing.embedded.EmbeddedBroker;
import dev.lapwing.embedded.EmbeddedConnect;
import dev.lapwing.embedded.GivenSecrets;
import dev.lapwing.pocketbase.ConnectProcess;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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

/** Neon into a real Kafka, by real Connect workers. */
@Tag("broker")
@Tag("process")
class NeonKafkaTest {
    private static final String MEMBERS = "/organizations/" + NeonStandIn.ORG + "/members";
    private static final int PAGES = 60;

    private final EmbeddedBroker broker = EmbeddedBroker.start();
    private final NeonStandIn neon = new NeonStandIn(Clock.systemUTC());
    private final Map<String, String> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());

    @TempDir
    private Path folder;

    @BeforeEach
    void makeTopics() throws Exception {
        try (Admin admin = Admin.create(new HashMap<String, Object>(kafka))) {
            admin.createTopics(List.of(
                            new NewTopic(NeonStage.POLLS, 1, (short) 1), new NewTopic(NeonStage.STORAGE, 1, (short) 1)))
                    .all()
                    .get();
        }
        ArrayNode members = neon.content.items(MEMBERS, "members");
        members.removeAll();
        IntStream.range(0, PAGES)
                .forEach(i -> members.addObject().putObject("member").put("id", "member-" + i));
        neon.content.mostPerPage = 1;
    }

    @AfterEach
    void stop() {
        neon.close();
        broker.close();
    }

    @Test
    void bringsEachAnswerOnceAndGoesOnInAnotherWorker() {
        for (int life = 1; life <= 2; life++) {
            int rounds = life;
            Map<String, String> secrets = Map.of("key", NeonStandIn.KEY);
            try (EmbeddedConnect connect = EmbeddedConnect.start(kafka, secrets, (short) 1)) {
                connect.put("heron", config("api.key", GivenSecrets.reference("key")));
                Waiting.until("round " + rounds, neon.requests::size, () -> ends(read("read_committed")) >= rounds);
                connect.delete("heron");
            }
        }

        List<JsonNode> rows = read("read_committed");
        assertThat(rows.stream().map(NeonKafkaTest::identity)).doesNotHaveDuplicates();
        assertThat(walk(rows, 0)).hasSize(PAGES);
        assertThat(rows.stream().map(row -> row.get("poll").asInt())).isSorted();
        assertThat(rows).noneMatch(row -> row.toString().contains(NeonStandIn.KEY));
    }

    @Test
    void takesNoHalfWalkForAWholeOneWhereAWorkerIsKilledInTheMiddle() throws Exception {
        try (ConnectProcess connect = ConnectProcess.start(broker.bootstrapServers(), folder)) {
            connect.put("heron", config("batch.rows", "1"));
            awaitPages(PAGES / 2);
            connect.killAndStart();
            Waiting.until(
                    "the beginning of a walk",
                    () -> List.of(neon.requests.size(), connect.work()),
                    () -> pages(read("read_committed")) > 0);
            connect.killAndStart();
            Waiting.until(
                    "a round",
                    () -> List.of(neon.requests.size(), connect.work()),
                    () -> ends(read("read_committed")) > 0);

            List<JsonNode> rows = read("read_committed");

            assertThat(rows.stream().map(NeonKafkaTest::identity)).doesNotHaveDuplicates();
            int last = rows.stream()
                    .filter(row -> row.get("operation").asText().equals("lapwing.poll"))
                    .mapToInt(row -> row.get("poll").asInt())
                    .min()
                    .orElseThrow();
            assertThat(walk(rows, last)).hasSize(PAGES).allSatisfy(page -> {
                assertThat(page.get("pages").asInt()).isEqualTo(PAGES);
                assertThat(page.has("incomplete")).isFalse();
            });
            assertThat(rows.stream().map(row -> row.get("poll").asInt())).isSorted();
            assertThat(rows.stream().filter(NeonKafkaTest::isMembers)).allSatisfy(page -> {
                int size = walk(rows, page.get("poll").asInt()).size();
                assertThat(size).isLessThanOrEqualTo(page.get("pages").asInt());
            });
            neon.content.bodies.forEach((path, body) -> assertThat(
                            rows.stream().map(row -> row.get("path").asText()))
                    .as("an answer of %s", path)
                    .contains(path));
        }
    }

    /** Waits until so many pages were asked for, in all lives. */
    private void awaitPages(int count) {
        AtomicInteger seen = new AtomicInteger();
        Waiting.until("pages", neon.requests::size, () -> {
            seen.set((int) neon.asked(MEMBERS));
            return seen.get() >= count;
        });
    }

    private Map<String, String> config(String... changes) {
        Map<String, String> config = NeonStage.config(neon.url(), changes);
        config.put("connector.class", NeonSourceConnector.class.getName());
        config.put("tasks.max", "1");
        config.put("requests.per.minute", "600");
        config.put("exactly.once.support", "required");
        return config;
    }

    private static List<JsonNode> walk(List<JsonNode> rows, int poll) {
        return rows.stream()
                .filter(row -> isMembers(row) && row.get("poll").asInt() == poll)
                .toList();
    }

    private static boolean isMembers(JsonNode row) {
        return row.get("path").asText().equals(MEMBERS);
    }

    private static long pages(List<JsonNode> rows) {
        return rows.stream().filter(NeonKafkaTest::isMembers).count();
    }

    private static long ends(List<JsonNode> rows) {
        return rows.stream()
                .filter(row -> row.get("operation").asText().equals("lapwing.poll"))
                .count();
    }

    private static String identity(JsonNode row) {
        return row.get("poll") + " " + row.get("operation") + row.get("path") + row.get("query");
    }

    /** The envelopes in the topic of polls. */
    private List<JsonNode> read(String isolation) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("isolation.level", isolation);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(NeonStage.POLLS, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<JsonNode> rows = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(row -> {
                    if (!row.headers().iterator().hasNext()) {
                        rows.add(NeonStandIn.json(row.value()));
                    }
                });
            }
            return rows;
        }
    }
}
