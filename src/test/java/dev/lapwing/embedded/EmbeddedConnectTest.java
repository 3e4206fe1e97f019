package dev.lapwing.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("broker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedConnectTest {
    private static final String TOPIC = "chat";
    private static final String OTHER = "other";
    private static final String SECRET = "eyJ-a-secret-that-nobody-may-see";

    private EmbeddedBroker broker;

    @BeforeAll
    void startTheBroker() throws Exception {
        broker = EmbeddedBroker.start();
        try (var admin = Admin.create(kafka())) {
            admin.createTopics(Stream.of(TOPIC, OTHER)
                            .map(topic -> new NewTopic(topic, Optional.of(1), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
    }

    @AfterAll
    void stopTheBroker() {
        broker.close();
    }

    @Test
    void runsAConnectorWithItsSecretAndWritesTheSecretToNoTopic() {
        try (var connect = start(Map.of("chat.token", SECRET))) {
            connect.put("chat", config(Map.of("topic", TOPIC, "token", GivenSecrets.reference("chat.token"))));

            assertThat(await(connect, "chat", state -> state.kind() == ConnectorState.Kind.RUNNING))
                    .isEqualTo(new ConnectorState(ConnectorState.Kind.RUNNING, "", ""));
            assertThat(texts(TOPIC, 1)).containsExactly("a token of " + SECRET.length());
            assertThat(texts(EmbeddedConnect.CONFIGS, 2))
                    .anyMatch(text -> text.contains("${lapwing:chat.token}"))
                    .noneMatch(text -> text.contains(SECRET));
            assertThat(texts(EmbeddedConnect.OFFSETS, 1)).isNotEmpty().noneMatch(text -> text.contains(SECRET));
            assertThat(texts(EmbeddedConnect.STATUS, 1)).isNotEmpty().noneMatch(text -> text.contains(SECRET));
            connect.delete("chat");
        }
    }

    @Test
    void tellsInASentenceWhyAConnectorFailed() {
        try (var connect = start(Map.of())) {
            connect.put("broken", config(Map.of("topic", OTHER, "trouble", "the shop is closed")));

            var failed = await(connect, "broken", state -> state.kind() == ConnectorState.Kind.FAILED);

            assertThat(failed.trouble()).isEqualTo("the shop is closed");
            assertThat(failed.trace()).contains("\tat ");
            connect.delete("broken");
        }
    }

    @Test
    void saysWhatIsWrongWithAConfiguration() {
        try (var connect = start(Map.of())) {
            assertThatThrownBy(() -> connect.put("nowhere", Map.of("connector.class", Chatter.class.getName())))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("Missing required configuration \"topic\" which has no default value.");
        }
    }

    @Test
    void knowsItsConnectorsAndForgetsADeletedOne() {
        try (var connect = start(Map.of())) {
            connect.put("passing", config(Map.of("topic", OTHER)));
            await(connect, "passing", state -> state.kind() == ConnectorState.Kind.RUNNING);
            var before = Set.copyOf(connect.connectors());

            connect.delete("passing");

            assertThat(before).contains("passing");
            assertThat(connect.connectors()).doesNotContain("passing");
        }
    }

    private EmbeddedConnect start(Map<String, String> secrets) {
        return EmbeddedConnect.start(Map.of("bootstrap.servers", broker.bootstrapServers()), secrets, (short) 1);
    }

    private static Map<String, String> config(Map<String, String> more) {
        return Stream.of(more, Map.of("connector.class", Chatter.class.getName(), "tasks.max", "1"))
                .flatMap(map -> map.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ConnectorState await(EmbeddedConnect connect, String name, Predicate<ConnectorState> wanted) {
        Waiting.until("a state of " + name, () -> connect.state(name), () -> wanted.test(connect.state(name)));
        return connect.state(name);
    }

    /** Everything in a topic as text, once there is so much. */
    private List<String> texts(String topic, int atLeast) {
        try (var consumer = new KafkaConsumer<>(kafka(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partition = List.of(new TopicPartition(topic, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            List<String> texts = new ArrayList<>();
            Waiting.until("records of " + topic, texts::size, () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> texts.add(text(record)));
                return texts.size() >= atLeast;
            });
            return texts;
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        String value = record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
        return record.key() == null ? value : new String(record.key(), StandardCharsets.UTF_8) + value;
    }

    private Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }
}
