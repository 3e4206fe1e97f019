package dev.lapwing.cli.drill;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.kafka.CommittedTopicReader;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.TopicReader;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what comes to the topics in which a drill shows, from when it was made; it is of no group and changes nothing. */
final class DrillReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final List<TopicSpec> TOPICS =
            List.of(Topics.ALERTS, Topics.DELIVERIES, Topics.UNDELIVERED, Topics.DEAD_LETTERS, Topics.LATE);

    private final String address;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Stands at the ends of the topics.
     *
     * @throws CommandFailed when Kafka does not answer, or lacks one of them
     */
    DrillReader(Config.Kafka kafka) {
        this.address = kafka.bootstrapServers();
        try {
            consumer = new KafkaConsumer<>(
                    CommittedTopicReader.settings(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
            List<TopicPartition> partitions = List.copyOf(new TopicReader(consumer, TopicReader.PATIENCE)
                    .begin(TOPICS.stream().map(TopicSpec::name).toList())
                    .keySet());
            consumer.seekToEnd(partitions);
            // Without this the end would be looked for at the first poll, after the drill has begun.
            partitions.forEach(consumer::position);
        } catch (KafkaException e) {
            throw unusable(e);
        }
    }

    /**
     * Gives what has come; waits a little where that is nothing.
     *
     * @throws CommandFailed when Kafka cannot be used any more
     */
    void read(Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try {
            consumer.poll(POLL).forEach(each);
        } catch (KafkaException e) {
            throw unusable(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private CommandFailed unusable(KafkaException problem) {
        return CommittedTopicReader.unusable(address, problem);
    }
}
