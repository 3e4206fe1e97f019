package dev.lapwing.cli.kafka;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.config.Config;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed to topics without being of a group: nobody's progress changes by it. */
public final class CommittedTopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PATIENCE_MS = 30_000;

    /** Single records are asked for from all over a topic; each answer brings what stands behind it, too. */
    private static final int FETCH_BYTES = 128 * 1024;

    private static final int FETCH_WAIT_MS = 20;

    private final String address;
    private final Duration patience;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends = new HashMap<>();

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
        patience = Duration.ofMillis(Long.parseLong(asked));
    }

    /** The settings of a consumer without a group that sees what is committed. */
    public static Map<String, Object> settings(Config.Kafka kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
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
            List<TopicPartition> partitions = partitions(consumer, address, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            while (end.entrySet().stream().anyMatch(last -> consumer.position(last.getKey()) < last.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : polled()) {
                    if (record.offset() < end.getOrDefault(new TopicPartition(topic, record.partition()), 0L)) {
                        each.accept(record);
                    }
                }
            }
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
        TopicPartition partition = place.topicPartition();
        try {
            if (place.offset() >= end(partition)) {
                return Optional.empty();
            }
            consumer.assign(List.of(partition));
            consumer.seek(partition, place.offset());
            while (consumer.position(partition) <= place.offset()) {
                for (ConsumerRecord<byte[], byte[]> record : polled()) {
                    return Optional.of(record).filter(found -> found.offset() == place.offset());
                }
            }
            return Optional.empty();
        } catch (KafkaException e) {
            throw unusable(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Where a partition ends as of the first time somebody asks; there is nothing in one that does not exist. */
    private long end(TopicPartition partition) {
        Long known = ends.get(partition);
        if (known != null) {
            return known;
        }
        long end = listed(consumer, partition.topic()).contains(partition)
                ? consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L)
                : 0;
        ends.put(partition, end);
        return end;
    }

    /** What comes next: records, or nothing where the place moved on over what is no record. */
    private ConsumerRecords<byte[], byte[]> polled() {
        long deadline = System.nanoTime() + patience.toNanos();
        long before = position();
        while (System.nanoTime() < deadline) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            if (!polled.isEmpty() || position() != before) {
                return polled;
            }
        }
        throw new CommandFailed("Kafka at " + address + " does not answer any more.");
    }

    private long position() {
        return consumer.assignment().stream().mapToLong(consumer::position).sum();
    }

    /**
     * The partitions of a topic.
     *
     * @throws CommandFailed when there is no such topic
     */
    public static List<TopicPartition> partitions(
            KafkaConsumer<byte[], byte[]> consumer, String address, String topic) {
        List<TopicPartition> partitions = listed(consumer, topic);
        if (partitions.isEmpty()) {
            throw new CommandFailed(
                    "Kafka at " + address + " has no topic " + topic + ", which lapwing topics --create makes.");
        }
        return partitions;
    }

    private static List<TopicPartition> listed(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    public static CommandFailed unusable(String address, Throwable problem) {
        return KafkaAdmin.failed(address, problem, AclOperation.READ);
    }

    private CommandFailed unusable(KafkaException problem) {
        return unusable(address, problem);
    }
}
