package dev.lapwing.cli.kafka;

import dev.lapwing.config.Config;
import dev.lapwing.kafka.InFlight;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes producers for commands: each record goes out at once, once and in order, and counts as sent when every copy has it. */
public final class CarefulProducer {
    /** How long to wait for Kafka, in milliseconds. */
    static final int PATIENCE_MS = 30_000;

    private CarefulProducer() {}

    /**
     * A producer.
     *
     * @param usual settings of the command that the configuration may change
     * @throws dev.lapwing.cli.CommandFailed when Kafka's settings are wrong
     */
    public static Producer<byte[], byte[]> of(Config.Kafka kafka, Map<String, Object> usual) {
        Map<String, Object> settings = new HashMap<>(usual);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
        settings.putAll(kafka.settings());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        InFlight.one(settings);
        try {
            return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            throw KafkaAdmin.failed(kafka.bootstrapServers(), e, AclOperation.WRITE);
        }
    }
}
