package dev.lapwing.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a raw topic holds of one source, from its beginning to where it ends when the reading starts, as a file of rows.
 *
 * <p>Rows without a key are of the source too: a shipper that spreads rows sets none.
 */
final class TopicHistory implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PATIENCE_MS = 30_000;

    private final String address;
    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /**
     * The topic, not read yet.
     *
     * @throws CommandFailed when Kafka does not answer or has no such topic
     */
    TopicHistory(Config.Kafka kafka, String topic) {
        this.address = kafka.bootstrapServers();
        this.topic = topic;
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, address);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        try {
            consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
        } catch (KafkaException e) {
            throw unusable(e);
        }
        if (partitions.isEmpty()) {
            consumer.close();
            throw new CommandFailed("Kafka at " + address + " has no topic " + topic + ".");
        }
    }

    /**
     * Writes the rows of a source to a file.
     *
     * @throws CommandFailed when they cannot be read or written
     */
    void write(String source, Path file) {
        byte[] key = source.getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> row : consumer.poll(POLL)) {
                    boolean before = row.offset() < ends.getOrDefault(new TopicPartition(topic, row.partition()), 0L);
                    boolean own = row.key() == null || Arrays.equals(row.key(), key);
                    if (before && own && row.value() != null) {
                        line(row.value(), out);
                    }
                }
            }
        } catch (KafkaException e) {
            throw unusable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** A line break within a row would make two rows of it; in JSON and in Neon's lines it means nothing. */
    private static void line(byte[] row, OutputStream out) throws IOException {
        for (byte b : row) {
            out.write(b == '\n' ? ' ' : b);
        }
        out.write('\n');
    }

    private CommandFailed unusable(KafkaException problem) {
        return new CommandFailed("Kafka at " + address + " cannot be used: " + problem.getMessage() + ".", problem);
    }
}
