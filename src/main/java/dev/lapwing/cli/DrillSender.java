package dev.lapwing.cli;

import dev.lapwing.notify.Resolution;
import dev.lapwing.notify.ResolutionJson;
import dev.lapwing.topology.SourceLayout;
import dev.lapwing.topology.TopicSpec;
import dev.lapwing.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes what a drill has to write, and waits until Kafka has it. */
final class DrillSender implements AutoCloseable {
    private static final int PATIENCE_MS = 30_000;

    private final String address;
    private final Producer<byte[], byte[]> producer;

    /**
     * A sender.
     *
     * @throws CommandFailed when Kafka's settings are wrong
     */
    DrillSender(Config.Kafka kafka) {
        this.address = kafka.bootstrapServers();
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, address);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
        // A topic that was made just now can refuse the first batch and take the second: then the first never fits.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        try {
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            throw unusable(e);
        }
    }

    /** Writes the rows under the name of drills; gives their places, all on one partition. */
    List<RecordPlace> rows(List<byte[]> rows) {
        return send(Topics.RAW_POCKETBASE, SourceLayout.DRILL_NAME, rows);
    }

    /** Writes a version of an alert; gives its place. */
    RecordPlace alert(String id, byte[] finding) {
        return send(Topics.ALERTS, id, List.of(finding)).get(0);
    }

    /** Writes that an alert is dealt with. */
    void resolve(String id, Resolution resolution) {
        send(Topics.RESOLUTIONS, id, List.of(ResolutionJson.bytes(resolution)));
    }

    @Override
    public void close() {
        producer.close();
    }

    private List<RecordPlace> send(TopicSpec topic, String key, List<byte[]> values) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            values.forEach(value -> sent.add(producer.send(new ProducerRecord<>(topic.name(), utf8, value))));
            List<RecordPlace> places = new ArrayList<>();
            for (Future<RecordMetadata> one : sent) {
                RecordMetadata at = one.get();
                places.add(new RecordPlace(at.topic(), at.partition(), at.offset()));
            }
            return places;
        } catch (ExecutionException e) {
            throw unusable(e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw unusable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("The drill was interrupted.", e);
        }
    }

    private CommandFailed unusable(Throwable problem) {
        return new CommandFailed("Kafka at " + address + " cannot be used: " + problem.getMessage() + ".", problem);
    }
}
