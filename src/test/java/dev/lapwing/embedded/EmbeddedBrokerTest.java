package dev.lapwing.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("broker")
class EmbeddedBrokerTest {
    private static final String TOPIC = "three";

    @TempDir
    private Path folder;

    @Test
    void takesAndGivesBackARecordOfATransaction() throws Exception {
        try (var broker = EmbeddedBroker.start()) {
            createTopic(broker);

            send(broker, "hello");

            assertThat(readOne(broker)).isEqualTo("hello");
        }
    }

    @Test
    void makesNoTopicOnItsOwnAccord() throws Exception {
        try (var broker = EmbeddedBroker.start();
                var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).isEmpty();
        }
    }

    @Test
    void leavesNoThreadAndNoFileBehind() {
        Set<String> before = brokerThreads();
        Path data;

        try (var broker = EmbeddedBroker.start()) {
            data = broker.folder();
            assertThat(data).isDirectory();
        }

        assertThat(data).doesNotExist();
        assertThat(brokerThreads()).isEqualTo(before);
    }

    @Test
    void findsItsDataAgainInAGivenFolder() throws Exception {
        int port;
        try (var first = EmbeddedBroker.start(0, folder)) {
            port = first.port();
            createTopic(first);
            sendPlain(first, "kept");
        }

        try (var second = EmbeddedBroker.start(port, folder)) {
            assertThat(readOne(second)).isEqualTo("kept");
        }
    }

    @Test
    void saysInOneSentenceThatThePortIsInUse() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(taken.getLocalPort(), folder))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "The broker cannot listen on 127.0.0.1:%d: Address already in use. Choose another port.",
                            taken.getLocalPort());
        }
    }

    @Test
    void saysInOneSentenceThatTheFolderCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> EmbeddedBroker.start(0, file))
                .isInstanceOf(CannotStart.class)
                .hasMessage("The broker cannot write to its folder %s: it is no folder.", file);
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(3), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static void send(EmbeddedBroker broker, String value) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "test");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(TOPIC, 2, "key", value));
            producer.commitTransaction();
            assertThat(sent).isDone();
        }
    }

    private static void sendPlain(EmbeddedBroker broker, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, 2, "key", value)).get();
        }
    }

    private static String readOne(EmbeddedBroker broker) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(Set.of(new TopicPartition(TOPIC, 2)));
            List<String> values = new ArrayList<>();
            Waiting.until("a record", values::size, () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
                return !values.isEmpty();
            });
            return values.get(0);
        }
    }

    private static Set<String> brokerThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.contains("kafka") || name.contains("raft") || name.contains("broker"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
