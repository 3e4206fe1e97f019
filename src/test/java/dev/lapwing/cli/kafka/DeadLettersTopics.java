package dev.lapwing.cli.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.Terminal;
import dev.lapwing.config.Config;
import dev.lapwing.embedded.EmbeddedBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A broker with raw rows and dead letters of them, and the commands that look at them. */
public final class DeadLettersTopics implements AutoCloseable {
    static final String RAW = "lapwing.raw.json.v1";
    static final String DEAD = "lapwing.dead-letters.v1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmbeddedBroker broker = EmbeddedBroker.start();
    private final KafkaProducer<String, String> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "max.in.flight.requests.per.connection", 1),
            new StringSerializer(),
            new StringSerializer());
    private final Path folder;

    public DeadLettersTopics(Path folder) {
        this.folder = folder;
        run("topics", "--create", "--replication", "1");
    }

    /**
     * Makes Kafka forget all rows and dead letters; the next have further offsets. Waits for the topics: the broker learns
     * of them a moment after they were made.
     */
    public void forgetAll() throws ExecutionException, InterruptedException {
        forget(Stream.of(RAW, DEAD).flatMap(this::partitions), -1);
    }

    public Terminal deadLetters(String... arguments) {
        return run(Stream.concat(Stream.of("dead-letters"), Arrays.stream(arguments))
                .toArray(String[]::new));
    }

    /** Writes a row to a partition; gives its place. */
    public RecordPosition row(int partition, @Nullable String key, String value)
            throws ExecutionException, InterruptedException {
        ProducerRecord<String, String> row = new ProducerRecord<>(RAW, partition, key, value);
        row.headers().add("shipper", "vector".getBytes(StandardCharsets.UTF_8));
        return place(producer.send(row).get());
    }

    /** Puts a row aside as the job would, now. */
    public void putAside(RecordPosition place, String source, String reason)
            throws ExecutionException, InterruptedException {
        putAside(place.toString(), source, reason, arrived(place), Instant.now());
    }

    public void putAside(String place, String source, String reason, Instant arrived, Instant time)
            throws ExecutionException, InterruptedException {
        ObjectNode letter = JSON.createObjectNode()
                .put("reason", reason)
                .put("field", "row")
                .put("problem", "no JSON")
                .put("place", place)
                .put("source", source)
                .put("arrived", arrived.toString())
                .put("bytes", "{\"a\":\"\u001b[31m\u202e")
                .put("cut", false);
        dead(letter.toString(), time);
    }

    public void dead(String value, Instant time) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(DEAD, 0, time.toEpochMilli(), "", value))
                .get();
    }

    /** All rows of the raw topic, by partition. */
    public List<ConsumerRecord<byte[], byte[]>> rows() {
        List<ConsumerRecord<byte[], byte[]>> rows = new ArrayList<>();
        try (CommittedTopicReader records = records()) {
            records.read(RAW, rows::add);
        }
        return rows;
    }

    /** Makes Kafka forget a partition's rows up to a place, this one included. */
    public void forget(RecordPosition place) throws ExecutionException, InterruptedException {
        forget(Stream.of(place.topicPartition()), place.offset() + 1);
    }

    @Override
    public void close() {
        producer.close();
        broker.close();
    }

    private void forget(Stream<TopicPartition> partitions, long before)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, RecordsToDelete> deleted = partitions.collect(
                Collectors.toMap(partition -> partition, partition -> RecordsToDelete.beforeOffset(before)));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.deleteRecords(deleted).all().get();
        }
    }

    private Stream<TopicPartition> partitions(String topic) {
        return producer.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition()));
    }

    private Instant arrived(RecordPosition place) {
        try (CommittedTopicReader records = records()) {
            return Instant.ofEpochMilli(records.at(place).orElseThrow().timestamp());
        }
    }

    private CommittedTopicReader records() {
        return new CommittedTopicReader(new Config.Kafka(Map.of("bootstrap.servers", broker.bootstrapServers())));
    }

    private Terminal run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--set", "kafka.bootstrap.servers=" + broker.bootstrapServers()));
        return Terminal.run(folder, Map.of(), all.toArray(new String[0]));
    }

    private static RecordPosition place(RecordMetadata sent) {
        return new RecordPosition(sent.topic(), sent.partition(), sent.offset());
    }
}
