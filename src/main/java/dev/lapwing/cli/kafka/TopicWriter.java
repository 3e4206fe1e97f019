package dev.lapwing.cli.kafka;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.config.Config;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;

/** Writes records of Lapwing's own, and waits for each until Kafka has it. */
public final class TopicWriter implements AutoCloseable {
    private final String address;
    private final Producer<byte[], byte[]> producer;

    /**
     * A writer.
     *
     * @throws CommandFailed when Kafka's settings are wrong
     */
    public TopicWriter(Config.Kafka kafka) {
        this.address = kafka.bootstrapServers();
        this.producer = CarefulProducer.of(
                kafka,
                Map.of(
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        CarefulProducer.PATIENCE_MS / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        CarefulProducer.PATIENCE_MS));
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
