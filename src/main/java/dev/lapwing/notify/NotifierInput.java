package dev.lapwing.notify;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.kafka.JobHeartbeat;
import dev.lapwing.kafka.TopicReader;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.FirstStart;
import dev.lapwing.notify.delivery.Mute;
import dev.lapwing.notify.delivery.MuteJson;
import dev.lapwing.notify.ledger.Written;
import dev.lapwing.notify.message.AlertPlace;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Resolution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a notifier reads, from where the last one stopped. Reading alone changes nothing for anybody. */
public final class NotifierInput implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(NotifierInput.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(200);
    /** There is no group to leave and nothing to commit. */
    static final Duration CLOSE = Duration.ofSeconds(1);
    /** An alert is looked up by itself, so no more is fetched than that needs. */
    private static final int ARCHIVED = 64 * 1024;

    private final Map<String, Object> kafka;
    private final KafkaConsumer<byte[], byte[]> alerts;
    private final KafkaConsumer<byte[], byte[]> archive;
    private final KafkaConsumer<byte[], byte[]> said;
    private final List<ConsumerRecord<byte[], byte[]>> news = new ArrayList<>();

    /**
     * Reads all that people have said, and finds the place in the alerts.
     *
     * @param kafka settings of Kafka's clients, where to find it among them
     */
    public NotifierInput(Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
        alerts = consumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, NotifierTransaction.GROUP));
        archive = consumer(
                Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1, ConsumerConfig.FETCH_MAX_BYTES_CONFIG, ARCHIVED));
        said = consumer(Map.of());
        all(said, List.of(Topics.MUTES, Topics.RESOLUTIONS, Topics.STATUS), news::add);
        seek();
    }

    /**
     * Reads what was written down, row by row: a later row counts in place of an earlier one of its key. All of it at once
     * would be too much.
     */
    void written(Written written) {
        try (KafkaConsumer<byte[], byte[]> reader = consumer(Map.of())) {
            all(
                    reader,
                    List.of(Topics.DELIVERIES),
                    row -> readable(row, () -> written.row(text(row.key()), Optional.ofNullable(row.value()))));
        }
    }

    private static void all(
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicSpec> topics,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        TopicReader reader = reader(consumer);
        reader.readTo(reader.begin(topics.stream().map(TopicSpec::name).toList()), each);
    }

    private static TopicReader reader(KafkaConsumer<byte[], byte[]> consumer) {
        return new TopicReader(consumer, TopicReader.PATIENCE);
    }

    /** Where the alerts end now, in case nobody has ever read them for the people. */
    Optional<FirstStart> firstStart() {
        boolean first = alerts.committed(alerts.assignment()).values().stream().allMatch(Objects::isNull);
        Map<Integer, Long> ends = new HashMap<>();
        if (first) {
            alerts.endOffsets(alerts.assignment()).forEach((partition, end) -> ends.put(partition.partition(), end));
        }
        return first ? Optional.of(new FirstStart(ends)) : Optional.empty();
    }

    /** Whether all alerts up to there were read. */
    boolean hasRead(FirstStart start) {
        return alerts.assignment().stream()
                .allMatch(partition ->
                        alerts.position(partition) >= start.ends().getOrDefault(partition.partition(), 0L));
    }

    /** The whole of an alert as it stands in the topic; empty where that has forgotten it. */
    Optional<AlertView> whole(Delivery delivery) {
        return delivery.place()
                .flatMap(this::at)
                .or(delivery::finding)
                .flatMap(NotifierInput::alert)
                .filter(alert -> alert.id().equals(delivery.alert().id()));
    }

    private Optional<String> at(AlertPlace place) {
        return reader(archive)
                .at(new TopicPartition(Topics.ALERTS.name(), place.partition()), place.offset())
                .map(row -> new String(row.value(), StandardCharsets.UTF_8));
    }

    private static Optional<AlertView> alert(String finding) {
        try {
            return Optional.of(AlertView.of(JSON.readTree(finding)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The next alerts; waits a little where there are none. */
    List<ConsumerRecord<byte[], byte[]>> alerts() {
        List<ConsumerRecord<byte[], byte[]>> next = new ArrayList<>();
        poll(POLL).forEach(next::add);
        if (next.isEmpty()) {
            // A poll that is woken reads nothing: where every one is, alerts come in through this.
            poll(Duration.ZERO).forEach(next::add);
        }
        return next;
    }

    /** Ends the waiting for alerts; for another thread. */
    void wake() {
        alerts.wakeup();
    }

    private ConsumerRecords<byte[], byte[]> poll(Duration wait) {
        try {
            return alerts.poll(wait);
        } catch (WakeupException e) {
            return ConsumerRecords.empty();
        }
    }

    /** The next alert to read of each partition. */
    Map<TopicPartition, OffsetAndMetadata> place() {
        Map<TopicPartition, OffsetAndMetadata> place = new HashMap<>();
        alerts.assignment()
                .forEach(partition -> place.put(partition, new OffsetAndMetadata(alerts.position(partition))));
        return place;
    }

    /** All alerts from the place to where they end now. */
    void rest(Consumer<ConsumerRecord<byte[], byte[]>> rest) {
        reader(alerts).readTo(alerts.endOffsets(alerts.assignment()), rest);
    }

    /** What people have said since this was last asked; a mute that was taken back has none. */
    void said(
            BiConsumer<String, Resolution> resolved,
            BiConsumer<String, Optional<Mute>> muted,
            Consumer<JobHeartbeat> alive) {
        said.poll(Duration.ZERO).forEach(news::add);
        news.forEach(row -> readable(row, () -> said(row, resolved, muted, alive)));
        news.clear();
    }

    /** Anybody may write there; one such record must not keep all alerts from being told. */
    private static void readable(ConsumerRecord<byte[], byte[]> row, Runnable read) {
        try {
            read.run();
        } catch (IllegalArgumentException e) {
            LOGGER.atWarn()
                    .addKeyValue("topic", row.topic())
                    .addKeyValue("partition", row.partition())
                    .addKeyValue("offset", row.offset())
                    .log("record unreadable");
        }
    }

    private void said(
            ConsumerRecord<byte[], byte[]> row,
            BiConsumer<String, Resolution> resolved,
            BiConsumer<String, Optional<Mute>> muted,
            Consumer<JobHeartbeat> alive) {
        Optional<byte[]> value = Optional.ofNullable(row.value());
        String key = text(row.key());
        if (row.topic().equals(Topics.MUTES.name())) {
            muted.accept(key, value.map(mute -> MuteJson.parse(key, mute)));
        } else if (row.topic().equals(Topics.STATUS.name())) {
            value.map(JobHeartbeat::parse).ifPresent(alive);
        } else {
            value.map(Resolution::parse).ifPresent(resolution -> resolved.accept(key, resolution));
        }
    }

    /** What came since a time. */
    DaySummary since(Instant from) {
        DaySummary day = new DaySummary();
        try (KafkaConsumer<byte[], byte[]> reader = consumer(Map.of())) {
            reader(reader).since(Topics.ALERTS.name(), from, row -> {
                try {
                    day.alert(JSON.readTree(row.value()));
                } catch (IOException | IllegalArgumentException e) {
                    // It was put aside when it was first read, and is among the undelivered.
                }
            });
            reader(reader).since(Topics.UNDELIVERED.name(), from, row -> day.undelivered(text(row.key())));
        }
        return day;
    }

    /** Of the consumer of the alerts. */
    ConsumerGroupMetadata group() {
        return alerts.groupMetadata();
    }

    @Override
    public void close() {
        alerts.close(CloseOptions.timeout(CLOSE));
        archive.close(CloseOptions.timeout(CLOSE));
        said.close(CloseOptions.timeout(CLOSE));
    }

    /** Goes on where the last one stopped, or begins with the first alert there is. */
    private void seek() {
        Set<TopicPartition> partitions = Set.copyOf(reader(alerts).partitions(Topics.ALERTS.name()));
        alerts.assign(partitions);
        Map<TopicPartition, @Nullable OffsetAndMetadata> committed = alerts.committed(partitions);
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata place = committed.get(partition);
            if (place == null) {
                alerts.seekToBeginning(List.of(partition));
            } else {
                alerts.seek(partition, place.offset());
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> more) {
        Map<String, Object> settings = TopicReader.settings(kafka);
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static String text(byte @Nullable [] utf8) {
        if (utf8 == null) {
            throw new IllegalArgumentException("a record without a key");
        }
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
