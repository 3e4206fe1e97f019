package dev.lapwing.shippers;

import dev.lapwing.Waiting;
import dev.lapwing.embedded.EmbeddedBroker;
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
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;

/** One shipper at work on one file, and the topic of its own into which it writes. */
final class Shipment implements AutoCloseable {
    private static final String SOURCE = "shop-prod";
    private static final int PARTITIONS = 3;

    private final RealShipper shipper;
    private final Path rows;
    private final Path state;
    private final String broker;
    private final String topic;
    private final int port;
    private Process process;

    Shipment(EmbeddedBroker broker, RealShipper shipper, Path rows)
            throws IOException, InterruptedException, ExecutionException {
        this.broker = broker.bootstrapServers();
        this.shipper = shipper;
        this.rows = rows;
        this.state = Files.createDirectory(rows.resolveSibling("state"));
        this.port = freePort();
        // The port tells shipments apart.
        this.topic = "rows-" + port;
        try (var admin = Admin.create(Map.of("bootstrap.servers", this.broker))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        this.process = start();
    }

    /** All its records, once so many different lines are among them. */
    List<ConsumerRecord<String, String>> await(int lines) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        var text = new StringDeserializer();
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", broker), text, text)) {
            List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Waiting.until(lines + " lines", () -> Waiting.work(process) + " " + different(records), () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return different(records) >= lines;
            });
        }
        return records;
    }

    /** Whether a record has the source's name as key and lies where Kafka's own clients put it, or has no key. */
    boolean isInPlace(ConsumerRecord<String, String> record) {
        if (!shipper.keyed()) {
            return record.key() == null;
        }
        int hash = Utils.murmur2(SOURCE.getBytes(StandardCharsets.UTF_8));
        return SOURCE.equals(record.key()) && record.partition() == Utils.toPositive(hash) % PARTITIONS;
    }

    /** Ends the shipper in order. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** Ends the shipper hard. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void startAgain() throws IOException {
        process = start();
    }

    private Process start() throws IOException {
        // What a killed rsyslog leaves, and refuses to start beside.
        Files.deleteIfExists(state.resolve("pid"));
        return shipper.start(
                rows,
                state,
                Map.of(
                        "KAFKA_BROKERS",
                        broker,
                        "LAPWING_TOPIC",
                        topic,
                        "LAPWING_SOURCE",
                        SOURCE,
                        "LAPWING_PORT",
                        Integer.toString(port)));
    }

    private static long different(List<ConsumerRecord<String, String>> records) {
        return records.stream().map(ConsumerRecord::value).distinct().count();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
