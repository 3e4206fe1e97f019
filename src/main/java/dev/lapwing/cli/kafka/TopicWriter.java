package dev.lapwing.cli.kafka;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.InFlight;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes records of Lapwing's own, and waits for each until Kafka has it. */
public final class TopicWriter implements AutoCloseable {
    private static final int PATIENCE_MS = 30_000;

    private final String address;
    private final Producer<byte[], byte[]> producer;

    /**
     * A writer.
     *
     * @throws CommandFailed when Kafka's settings are wrong
     */
    public TopicWriter(Config.Kafka kafka) {
        this.address = kafka.bootstrapServers();
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, address);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        InFlight.one(settings);
        settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
        settings.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
        settings.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        try {
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            throw failed(e);
        }
    }

    /**
     * Writes a record and waits until every copy of the topic that counts has it; gives its place.
     *
     * @throws CommandFailed when Kafka does not take it
     */
    public RecordPosition write(String topic, String key, byte[] value) {
        return send(topic, key, value);
    }

    /**
     * Takes back what was written under a key.
     *
     * @throws CommandFailed when Kafka does not take that
     */
    public void forget(String topic, String key) {
        var unused = send(topic, key, null);
    }

    @Override
    public void close() {
        producer.close();
    }

    private RecordPosition send(String topic, String key, byte @Nullable [] value) {
        try {
            RecordMetadata at = producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
            return new RecordPosition(at.topic(), at.partition(), at.offset());
        } catch (ExecutionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("The writing was interrupted; Kafka may have taken it.", e);
        }
    }

    private CommandFailed failed(Throwable problem) {
        return KafkaAdmin.failed(address, problem, AclOperation.WRITE);
    }
}
