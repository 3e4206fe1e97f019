package dev.lapwing.cli.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.Terminal;
import dev.lapwing.config.Config;
import dev.lapwing.embedded.EmbeddedBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A broker with the topics of alerts and of what is said of them, and the commands that look at them. */
public final class AlertTopics implements AutoCloseable {
    public static final String ALERTS = "lapwing.alerts.v1";
    public static final String MUTES = "lapwing.mutes.v1";
    public static final String RESOLUTIONS = "lapwing.resolutions.v1";
    public static final String DELIVERIES = "lapwing.deliveries.v1";
    public static final String UNDELIVERED = "lapwing.undelivered.v1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmbeddedBroker broker = EmbeddedBroker.start();
    private final KafkaProducer<String, String> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "max.in.flight.requests.per.connection", 1),
            new StringSerializer(),
            new StringSerializer());
    private final Path folder;

    public AlertTopics(Path folder) {
        this.folder = folder;
        run("topics", "--create", "--replication", "1");
    }

    /** A real finding, told as if it had just happened. */
    public static ObjectNode finding(String name) throws IOException {
        JsonNode read = JSON.readTree(Files.readString(Path.of("src/test/resources/notify/findings", name + ".json")));
        ObjectNode finding = (ObjectNode) read;
        long now = Instant.now().toEpochMilli();
        long length = finding.path("end_time").longValue()
                - finding.path("start_time").longValue();
        return finding.put("time", now).put("end_time", now).put("start_time", now - length);
    }

    /** The finding under another id. */
    public static ObjectNode called(String id, ObjectNode finding) {
        ((ObjectNode) finding.path("finding_info")).put("uid", id);
        return finding;
    }

    /** The finding in an incident. */
    public static ObjectNode in(String incident, ObjectNode finding) {
        ((ObjectNode) finding.path("unmapped").path("lapwing")).put("incident", incident);
        return finding;
    }

    /** A later version of a finding. */
    public static ObjectNode closed(ObjectNode finding, int rev, String ending) {
        ObjectNode later = finding.deepCopy();
        ((ObjectNode) later.path("unmapped").path("lapwing")).put("rev", rev);
        return later.put("activity_id", 3).put("status_detail", ending);
    }

    /** Puts a version of an alert into the topic as the job would, now. */
    public void alert(ObjectNode finding) {
        alert(finding, Duration.ZERO);
    }

    /** Puts a version of an alert into the topic as the job would have, so long ago. */
    public void alert(ObjectNode finding, Duration ago) {
        String key = finding.path("finding_info").path("uid").asText();
        send(ALERTS, key, finding.toString(), Instant.now().minus(ago));
    }

    public void put(String topic, String key, @Nullable String value) {
        send(topic, key, value, Instant.now());
    }

    /** What is kept in a compacted topic, by key. */
    public Map<String, String> kept(String topic) {
        Map<String, String> kept = new TreeMap<>();
        try (CommittedTopicReader records = new CommittedTopicReader(kafka())) {
            records.read(topic, record -> {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                if (record.value() == null) {
                    kept.remove(key);
                } else {
                    kept.put(key, new String(record.value(), StandardCharsets.UTF_8));
                }
            });
        }
        return kept;
    }

    public Config.Kafka kafka() {
        return new Config.Kafka(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    /** Makes Kafka forget everything; of a compacted topic it deletes nothing by itself. */
    public void forgetAll() throws ExecutionException, InterruptedException {
        Map<TopicPartition, RecordsToDelete> all = Stream.of(ALERTS, UNDELIVERED)
                .flatMap(topic -> producer.partitionsFor(topic).stream())
                .collect(Collectors.toMap(
                        info -> new TopicPartition(info.topic(), info.partition()),
                        info -> RecordsToDelete.beforeOffset(-1)));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.deleteRecords(all).all().get();
        }
        for (String topic : List.of(MUTES, RESOLUTIONS, DELIVERIES)) {
            kept(topic).keySet().forEach(key -> put(topic, key, null));
        }
    }

    public Terminal run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--set", "kafka.bootstrap.servers=" + broker.bootstrapServers()));
        return Terminal.run(folder, Map.of("USER", "ana"), all.toArray(new String[0]));
    }

    @Override
    public void close() {
        producer.close();
        broker.close();
    }

    private void send(String topic, String key, @Nullable String value, Instant at) {
        try {
            producer.send(new ProducerRecord<>(topic, null, at.toEpochMilli(), key, value))
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the broker does not take it", e);
        }
    }
}
