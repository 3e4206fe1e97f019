package dev.lapwing.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.cli.CommandFailed;
import dev.lapwing.config.Config;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the first poll of a system saw. */
final class PollNews implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final DemoTarget target;
    private final Consumer<byte[], byte[]> consumer;

    /**
     * The news.
     *
     * @param works whether the log could be read
     * @param words what answers, or why nothing does
     */
    record News(boolean works, String words) {}

    PollNews(Config.Kafka kafka, DemoTarget target) {
        this.target = target;
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        String topic = target.polls().name();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** The news, where any has come within so long. */
    Optional<News> within(Duration time) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(time)) {
            Optional<News> news = target.news().apply(envelope(record));
            if (news.isPresent()) {
                return news;
            }
        }
        return Optional.empty();
    }

    private JsonNode envelope(ConsumerRecord<byte[], byte[]> record) {
        try {
            return json.readTree(record.value());
        } catch (IOException e) {
            throw new CommandFailed("A poll at offset " + record.offset() + " is no JSON.", e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
