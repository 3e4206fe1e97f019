package dev.lapwing.cli.kafka;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.kafka.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What counts in a topic of keyed records: the latest of each key.
 *
 * @param found by their keys
 * @param strange places of records that are not what the topic is for
 */
public record LatestRecords<T>(Map<String, T> found, List<String> strange) {
    public LatestRecords {
        found = Map.copyOf(found);
        strange = List.copyOf(strange);
    }

    /**
     * Reads a topic to where it ends now.
     *
     * @param wanted the keys that are
     * @param parse makes of a key and a record's bytes what it is, or throws an {@link IllegalArgumentException}
     * @throws CommandFailed when it cannot be read
     */
    public static <T> LatestRecords<T> read(
            CommittedTopicReader records,
            TopicSpec topic,
            Predicate<String> wanted,
            BiFunction<String, byte[], T> parse) {
        Map<String, T> found = new LinkedHashMap<>();
        Map<String, RecordPosition> strange = new LinkedHashMap<>();
        records.read(topic.name(), record -> {
            String key = key(record);
            if (!wanted.test(key)) {
                return;
            }
            found.remove(key);
            strange.remove(key);
            if (record.value() == null) {
                return;
            }
            try {
                found.put(key, parse.apply(key, record.value()));
            } catch (IllegalArgumentException e) {
                strange.put(key, place(record));
            }
        });
        return new LatestRecords<>(
                found, strange.values().stream().map(RecordPosition::toString).toList());
    }

    public static RecordPosition place(ConsumerRecord<byte[], byte[]> record) {
        return new RecordPosition(record.topic(), record.partition(), record.offset());
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }
}
