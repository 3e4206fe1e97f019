package dev.lapwing.notify;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads a topic from a time on to where it ends now. */
final class Since {
    private Since() {}

    static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            String topic,
            Instant from,
            Consumer<ConsumerRecord<byte[], byte[]>> rows) {
        List<TopicPartition> partitions =
                CompactedTopic.partitions(consumer, topic).toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, from.toEpochMilli()));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, @Nullable OffsetAndTimestamp> starts = consumer.offsetsForTimes(asked);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? ends.getOrDefault(partition, 0L) : start.offset());
        }
        CompactedTopic.readTo(ends, consumer, rows);
    }
}
