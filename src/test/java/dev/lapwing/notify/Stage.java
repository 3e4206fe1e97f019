package dev.lapwing.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.Waiting;
import dev.lapwing.embedded.EmbeddedBroker;
import dev.lapwing.embedded.TemporaryFolder;
import dev.lapwing.kafka.Topics;
import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.delivery.FirstStart;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.notify.route.Routing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker with the notifier's topics: alerts are written here, and notifiers work on it. */
final class Stage implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TemporaryFolder folder = TemporaryFolder.create();
    private final Map<String, Object> kafka;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicInteger alerts = new AtomicInteger();
    private EmbeddedBroker broker;

    Stage() throws ExecutionException, InterruptedException {
        this(folder -> EmbeddedBroker.start(0, folder));
    }

    /** On a broker that is started so. */
    Stage(Function<Path, EmbeddedBroker> start) throws ExecutionException, InterruptedException {
        broker = start.apply(folder.path());
        kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
        admin = Admin.create(kafka);
        // One request at a time: of several, the first may fail on a new topic and find its place taken ever after.
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "max.in.flight.requests.per.connection",
                        "1",
                        "max.request.size",
                        "8388608",
                        "compression.type",
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        List<NewTopic> topics = new ArrayList<>();
        for (String topic : Topics.notifier()) {
            topics.add(new NewTopic(topic, 1, (short) 1));
        }
        admin.createTopics(topics).all().get();
        // The clocks of tests run far: the job lives for as long as they may.
        send(Topics.STATUS.name(), "job", """
                {"process":"job","since":"2020-01-01T00:00:00Z","at":"2100-01-01T00:00:00Z","working":true,"rows":0}
                """.getBytes(StandardCharsets.UTF_8));
    }

    String address() {
        return broker.bootstrapServers();
    }

    /** The broker goes away. */
    void stop() {
        broker.close();
    }

    /** The broker comes back where it was. */
    void comeBack() {
        broker = EmbeddedBroker.start(broker.port(), folder.path());
    }

    /** Writes an alert's version. */
    void alert(ObjectNode finding) {
        alerts.incrementAndGet();
        send(
                Topics.ALERTS.name(),
                AlertView.of(finding).id(),
                finding.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Somebody says that an alert is dealt with. */
    void resolve(String alertId, Instant at) {
        send(Topics.RESOLUTIONS.name(), alertId, new Resolution("ana", "blocked", at).toBytes());
    }

    /** A notifier was here before, so that nothing is history. */
    Stage usedBefore() {
        send(Topics.DELIVERIES.name(), FirstStart.KEY, FirstStart.LONG_AGO.bytes());
        return this;
    }

    /** Waits until all that was written was taken. */
    void taken() {
        written();
        until(this::placeOfTheNotifier, () -> placeOfTheNotifier() >= alerts.get());
    }

    /** Waits until it was written. */
    void written() {
        producer.flush();
    }

    private long placeOfTheNotifier() {
        try {
            OffsetAndMetadata place = admin.listConsumerGroupOffsets(NotifierTransaction.GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(Topics.ALERTS.name(), 0));
            return place == null ? 0 : place.offset();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("the broker does not answer", e);
        }
    }

    /** The committed records of the topic of the undelivered, once there are so many. */
    List<JsonNode> undelivered(int atLeast) throws IOException {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        List<ConsumerRecord<byte[], byte[]>> rows = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(Topics.UNDELIVERED.name(), 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            until(rows::size, () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(rows::add);
                return rows.size() >= atLeast;
            });
        }
        List<JsonNode> parsed = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> row : rows) {
            parsed.add(JSON.readTree(row.value()));
        }
        return parsed;
    }

    /** What a notifier that begins works with. */
    NotifierTransaction link() {
        return new NotifierTransaction(kafka);
    }

    /** A notifier that begins to work. */
    Run run(Routing routing, List<Channel> channels, Clock clock) {
        return run(routing, channels, clock, Map.of(), state -> {});
    }

    /** A notifier that begins to work, with settings of its own for its clients. */
    Run run(
            Routing routing,
            List<Channel> channels,
            Clock clock,
            Map<String, Object> more,
            Consumer<NotifierState> state) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(more);
        return new Run(new Notifier(new NotifierTransaction(settings), routing, channels, clock, new Random(1), state));
    }

    /** A notifier at work. */
    static final class Run implements AutoCloseable {
        private final Notifier notifier;
        private final CompletableFuture<Void> work;

        private Run(Notifier notifier) {
            this.notifier = notifier;
            this.work = CompletableFuture.runAsync(notifier::run);
        }

        boolean working() {
            return !work.isDone();
        }

        void end() throws ExecutionException, InterruptedException {
            work.get();
        }

        @Override
        public void close() {
            notifier.stop();
            work.handle((done, failed) -> failed).join();
            if (!work.isCompletedExceptionally()) {
                notifier.close();
            }
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
        broker.close();
        folder.close();
    }

    /** Waits for what notifiers do, as long as something moves. */
    static void until(Supplier<?> told, BooleanSupplier enough) {
        Waiting.until("what a notifier does", told, enough::getAsBoolean);
    }

    /** Waits while time passes, so much of it with each look. */
    static void asTimePasses(MovableClock clock, Duration step, Supplier<?> told, BooleanSupplier enough) {
        until(told, () -> {
            clock.forward(step);
            return enough.getAsBoolean();
        });
    }

    void send(String topic, String key, byte[] value) {
        var unused = producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }
}
