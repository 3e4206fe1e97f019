package dev.lapwing.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.cli.CommandFailed;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.Topics;
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

/** What the first poll of a PocketBase saw. */
final class PollNews implements AutoCloseable {
    private static final int FINE = 200;

    private final ObjectMapper json = new ObjectMapper();
    private final Consumer<byte[], byte[]> consumer;

    /**
     * The news.
     *
     * @param works whether the log could be read
     * @param words which version answers, or why none does
     */
    record News(boolean works, String words) {}

    PollNews(Config.Kafka kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        String topic = Topics.RAW_POCKETBASE_POLLS.name();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** The news, where any has come within so long. */
    Optional<News> within(Duration time) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(time)) {
            return Optional.of(news(record));
        }
        return Optional.empty();
    }

    private News news(ConsumerRecord<byte[], byte[]> record) {
        try {
            JsonNode poll = json.readTree(record.value());
            boolean works = poll.path("status").asInt() == FINE;
            String version =
                    poll.path("version").asText(poll.path("server").asText("of a version that it does not tell"));
            return new News(works, works ? version : poll.path("error").asText("it does not say why"));
        } catch (IOException e) {
            throw new CommandFailed("A poll at offset " + record.offset() + " is no JSON.", e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
