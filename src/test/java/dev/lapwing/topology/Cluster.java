package dev.lapwing.topology;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.Waiting;
import dev.lapwing.alert.FinalEpisodes;
import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.embedded.EmbeddedBroker;
import dev.lapwing.embedded.TemporaryFolder;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.topology.record.ByIncident;
import dev.lapwing.topology.record.ByResource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A broker for tests: makes the topics, writes rows, reads what is committed. */
public final class Cluster implements AutoCloseable {
    private final List<TemporaryFolder> folders = new ArrayList<>(List.of(TemporaryFolder.create()));
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private EmbeddedBroker broker;
    private LongSupplier work = () -> 0;

    public Cluster() {
        this(folder -> EmbeddedBroker.start(0, folder));
    }

    /** On a broker that is started so. */
    public Cluster(Function<Path, EmbeddedBroker> start) {
        broker = start.apply(folders.get(0).path());
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "linger.ms",
                        "5",
                        "max.in.flight.requests.per.connection",
                        "1"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public String address() {
        return broker.bootstrapServers();
    }

    /** A process makes what is read: while it works, there is something to wait for. */
    public void madeBy(Process job) {
        work = () -> Waiting.work(job);
    }

    /** Makes all topics: raw PocketBase rows on so many partitions, everything else on one. */
    public void make(int partitions) throws ExecutionException, InterruptedException {
        List<NewTopic> topics = Topics.needed().stream()
                .map(topic ->
                        new NewTopic(topic.name(), topic.equals(Topics.RAW_POCKETBASE) ? partitions : 1, (short) 1))
                .toList();
        admin.createTopics(topics).all().get();
    }

    /** Makes the topics that Kafka Streams would make for an application. */
    public void makeInternal(String application, int tasks) throws ExecutionException, InterruptedException {
        Map<String, String> room =
                Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(TopicSpec.MAX_RECORD_BYTES));
        List<NewTopic> topics = Topics.internal(application).stream()
                .map(name -> new NewTopic(name, internalPartitions(name, tasks), (short) 1).configs(room))
                .toList();
        admin.createTopics(topics).all().get();
    }

    private static int internalPartitions(String name, int tasks) {
        if (name.contains("incident")) {
            return ByIncident.PARTITIONS;
        }
        return name.contains("resource") ? ByResource.PARTITIONS : tasks;
    }

    /** Changes how a topic is set. */
    public void set(String topic, String key, String value) throws ExecutionException, InterruptedException {
        var change = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(change)))
                .all()
                .get();
    }

    public void send(TopicSpec topic, @Nullable Integer partition, byte @Nullable [] key, byte[] value) {
        send(topic.name(), partition, key, value);
    }

    public void send(String topic, @Nullable Integer partition, byte @Nullable [] key, byte @Nullable [] value) {
        var unused = producer.send(new ProducerRecord<>(topic, partition, key, value));
    }

    /** The broker goes away. */
    public void stop() {
        broker.close();
    }

    /** The broker comes back where it was, with all that it had. */
    public void comeBack() {
        broker = EmbeddedBroker.start(broker.port(), broker.folder());
    }

    /** A broker comes to where the other was, and has nothing. */
    public void comeBackEmpty() {
        folders.add(TemporaryFolder.create());
        broker = EmbeddedBroker.start(
                broker.port(), folders.get(folders.size() - 1).path());
    }

    /** Sends what our own tools say of a source. */
    public void sendControl(TopicSpec topic, @Nullable Integer partition, byte @Nullable [] key, byte[] row) {
        ProducerRecord<byte[], byte[]> made = new ProducerRecord<>(topic.name(), partition, key, row);
        made.headers().add(ControlRow.HEADER, new byte[0]);
        var unused = producer.send(made);
    }

    public void flush() {
        producer.flush();
    }

    /** The alerts that are committed, once what they come to satisfies the condition. */
    public FinalEpisodes alertsOnce(Predicate<FinalEpisodes> enough) {
        FinalEpisodes seen = new FinalEpisodes(address -> address);
        read(
                Topics.ALERTS,
                "read_committed",
                () -> enough.test(seen),
                record -> seen.add(valid(record)),
                () -> seen.openings() + " opened, " + seen.ended().size() + " ended, " + seen.stillOpen() + " open, "
                        + seen.duplicates() + " told twice");
        return seen;
    }

    /** Waits until so many versions of alerts are written, committed or not. */
    public void writtenAlerts(int atLeast) {
        List<ConsumerRecord<byte[], byte[]>> written = new ArrayList<>();
        read(
                Topics.ALERTS,
                "read_uncommitted",
                () -> written.size() >= atLeast,
                written::add,
                () -> written.size() + " written");
    }

    /** The committed records of a topic, once there are so many. */
    public List<ConsumerRecord<byte[], byte[]>> records(TopicSpec topic, int atLeast) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        read(topic, "read_committed", () -> records.size() >= atLeast, records::add, () -> records.size() + " records");
        return records;
    }

    /** All committed records of a topic, whoever made it. */
    List<ConsumerRecord<byte[], byte[]>> all(String topic) throws ExecutionException, InterruptedException {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        address(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }

    private void read(
            TopicSpec topic,
            String isolation,
            BooleanSupplier enough,
            Consumer<ConsumerRecord<byte[], byte[]>> each,
            Supplier<String> soFar) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, address());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(topic.name(), 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            AtomicInteger heard = new AtomicInteger();
            Waiting.until(
                    "records of " + topic.name(),
                    () -> heard + " read, " + soFar.get() + "; by a process at " + work.getAsLong(),
                    () -> {
                        consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                            heard.incrementAndGet();
                            each.accept(record);
                        });
                        return enough.getAsBoolean();
                    });
        }
    }

    private static JsonNode valid(ConsumerRecord<byte[], byte[]> record) {
        return OcsfSchema.assertValid(record.value());
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
        broker.close();
        folders.forEach(TemporaryFolder::close);
    }
}
