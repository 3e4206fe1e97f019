package dev.lapwing.notify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Topics of which the latest record of each key counts, read whole and then followed. */
final class CompactedTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    /** So long nothing may come of what is known to be there. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<ConsumerRecord<byte[], byte[]>> rows;

    /**
     * Reads all that is there.
     *
     * @param consumer one of its own, without a group; closed with this
     * @param rows receives every record, now and later
     */
    CompactedTopic(
            KafkaConsumer<byte[], byte[]> consumer,
            List<String> topics,
            Consumer<ConsumerRecord<byte[], byte[]>> rows) {
        this.consumer = consumer;
        this.rows = rows;
        List<TopicPartition> partitions =
                topics.stream().flatMap(topic -> partitions(consumer, topic)).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        readTo(consumer.endOffsets(partitions), consumer, rows);
    }

    /** Reads on from where a consumer stands to these ends, and what comes with the last of them. */
    static void readTo(
            Map<TopicPartition, Long> ends,
            KafkaConsumer<byte[], byte[]> consumer,
            Consumer<ConsumerRecord<byte[], byte[]>> rows) {
        long last = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            var some = consumer.poll(POLL);
            some.forEach(rows);
            last = some.isEmpty() ? last : System.nanoTime();
            if (System.nanoTime() - last > SILENCE.toNanos()) {
                throw new TimeoutException("nothing more of the topics comes");
            }
        }
    }

    /** Takes up what has come since. */
    void follow() {
        consumer.poll(Duration.ZERO).forEach(rows);
    }

    static Stream<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("there is no topic " + topic);
        }
        return partitions.stream().map(info -> new TopicPartition(topic, info.partition()));
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(NotifierInput.CLOSE));
    }
}
