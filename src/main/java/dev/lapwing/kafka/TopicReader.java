package dev.lapwing.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is committed to topics, to where they end when the reading begins.
 *
 * <p>The consumer belongs to whoever gives it, and reads on from there. Where nothing comes for too long, neither records
 * nor a place behind what is no record, reading ends with {@link TopicSilent}.
 */
public final class TopicReader {
    /** So long nothing may come of what is known to be there. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(100);

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final Duration patience;
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    public TopicReader(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, Duration patience) {
        this.consumer = consumer;
        this.patience = patience;
    }

    /** The settings of a consumer that sees what is committed, and makes and commits nothing itself. */
    public static Map<String, Object> settings(Map<String, ?> clients) {
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return settings;
    }

    /**
     * The partitions of a topic.
     *
     * @throws TopicMissing when there is no such topic
     */
    public List<TopicPartition> partitions(String topic) {
        List<TopicPartition> partitions = known(topic);
        if (partitions.isEmpty()) {
            throw new TopicMissing(topic);
        }
        return partitions;
    }

    /** Stands at the beginning of topics; gives where they end. */
    public Map<TopicPartition, Long> begin(List<String> topics) {
        List<TopicPartition> partitions =
                topics.stream().flatMap(topic -> partitions(topic).stream()).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer.endOffsets(partitions);
    }

    /** Reads the last so many records of each partition of a topic, counted with those that are no records. */
    public void newest(String topic, long count, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        List<TopicPartition> partitions = partitions(topic);
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        ends.forEach((partition, end) ->
                consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - count)));
        readTo(ends, each);
    }

    /** Reads a topic from a time on. */
    public void since(String topic, Instant from, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        List<TopicPartition> partitions = partitions(topic);
        consumer.assign(partitions);
        Map<TopicPartition, Long> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, from.toEpochMilli()));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, @Nullable OffsetAndTimestamp> starts = consumer.offsetsForTimes(asked);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? ends.getOrDefault(partition, 0L) : start.offset());
        }
        readTo(ends, each);
    }

    /** Reads on from where the consumer stands to these ends, and what comes with the last of them. */
    public void readTo(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            next().forEach(each);
        }
    }

    /** The record at a place; empty where there is none, or none any more. */
    public Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
        if (offset >= ends.computeIfAbsent(partition, this::end)) {
            return Optional.empty();
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        while (consumer.position(partition) <= offset) {
            for (ConsumerRecord<byte[], byte[]> record : next()) {
                return Optional.of(record).filter(found -> found.offset() == offset);
            }
        }
        return Optional.empty();
    }

    /** Where a partition ends as of the first time somebody asks; there is nothing in one that does not exist. */
    private long end(TopicPartition partition) {
        return known(partition.topic()).contains(partition)
                ? consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L)
                : 0;
    }

    private List<TopicPartition> known(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** What comes next: records, or nothing where the place moved on over what is no record. */
    private ConsumerRecords<byte[], byte[]> next() {
        long begun = System.nanoTime();
        long before = position();
        while (System.nanoTime() - begun < patience.toNanos()) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            if (!polled.isEmpty() || position() != before) {
                return polled;
            }
        }
        throw new TopicSilent();
    }

    private long position() {
        return consumer.assignment().stream().mapToLong(consumer::position).sum();
    }
}
