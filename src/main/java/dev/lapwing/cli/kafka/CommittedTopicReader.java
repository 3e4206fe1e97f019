package dev.lapwing.cli.kafka;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.TopicMissing;
import dev.lapwing.kafka.TopicReader;
import dev.lapwing.kafka.TopicSilent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed to topics without being of a group: nobody's progress changes by it. */
public final class CommittedTopicReader implements AutoCloseable {
    private static final int PATIENCE_MS = 30_000;

    /** Single records are asked for from all over a topic; each answer brings what stands behind it, too. */
    private static final int FETCH_BYTES = 128 * 1024;

    private static final int FETCH_WAIT_MS = 20;

    private final String address;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicReader topics;

    /**
     * A reader.
     *
     * @throws CommandFailed when Kafka's settings are wrong
     */
    public CommittedTopicReader(Config.Kafka kafka) {
        this.address = kafka.bootstrapServers();
        Map<String, Object> settings = settings(kafka);
        settings.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        // It reads to a known end: a broker that waits for more keeps the next topic's answer back.
        settings.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
        String asked = String.valueOf(settings.get(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG));
        try {
            consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw unusable(e);
        }
        topics = new TopicReader(consumer, Duration.ofMillis(Long.parseLong(asked)));
    }

    /** The settings of a consumer without a group that sees what is committed. */
    public static Map<String, Object> settings(Config.Kafka kafka) {
        Map<String, Object> settings = TopicReader.settings(kafka.settings());
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        settings.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        return settings;
    }

    /**
     * Gives every record from the beginning of a topic to where it ends now.
     *
     * @throws CommandFailed when they cannot be read
     */
    public void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try {
            Map<TopicPartition, Long> ends = topics.begin(List.of(topic));
            topics.readTo(ends, record -> {
                if (record.offset() < ends.getOrDefault(new TopicPartition(topic, record.partition()), 0L)) {
                    each.accept(record);
                }
            });
        } catch (KafkaException e) {
            throw unusable(e);
        }
    }

    /**
     * Gives the last so many records of each partition of a topic, to where it ends now or a little later.
     *
     * @throws CommandFailed when they cannot be read
     */
    public void newest(String topic, long count, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try {
            topics.newest(topic, count, each);
        } catch (KafkaException e) {
            throw unusable(e);
        }
    }

    /**
     * The record at a place, or empty where there is none, or none any more.
     *
     * @throws CommandFailed when Kafka does not answer
     */
    public Optional<ConsumerRecord<byte[], byte[]>> at(RecordPosition place) {
        try {
            return topics.at(place.topicPartition(), place.offset());
        } catch (KafkaException e) {
            throw unusable(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Tells what came of reading. */
    public static CommandFailed unusable(String address, KafkaException problem) {
        if (problem instanceof TopicMissing missing) {
            return new CommandFailed("Kafka at " + address + " has no topic " + missing.topic()
                    + ", which lapwing topics --create makes.");
        }
        return problem instanceof TopicSilent
                ? new CommandFailed("Kafka at " + address + " does not answer any more.")
                : KafkaAdmin.failed(address, problem, AclOperation.READ);
    }

    private CommandFailed unusable(KafkaException problem) {
        return unusable(address, problem);
    }
}
