package dev.lapwing.notify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notifier's topics. Its transactions have one id whatever process they are in: the one that begins last goes on, and
 * the one before it can write nothing more.
 */
public final class NotifierLink implements AutoCloseable {
    /** The consumer group under which the place in the alerts topic is kept, and the id of the transactions. */
    public static final String GROUP = "lapwing-notify";

    private static final Logger LOGGER = LoggerFactory.getLogger(NotifierLink.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final NotifierTopics topics;
    private final Map<String, Object> kafka;
    private final Producer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> alerts;
    private final Table said;
    private final List<ConsumerRecord<byte[], byte[]>> news = new ArrayList<>();

    /**
     * Takes over from another notifier, if there is one.
     *
     * @param kafka settings of Kafka's clients, where to find it among them
     */
    public NotifierLink(Map<String, Object> kafka, NotifierTopics topics) {
        this.topics = topics;
        this.kafka = Map.copyOf(kafka);
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, GROUP);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        alerts = consumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, GROUP));
        said = new Table(consumer(Map.of()), List.of(topics.mutes(), topics.resolutions()), news::add);
        seek();
    }

    /** Reads what was written down of each delivery, the latest of each last. */
    void deliveries(Consumer<byte[]> rows) {
        Map<String, byte[]> latest = new HashMap<>();
        Table all = new Table(consumer(Map.of()), List.of(topics.deliveries()), row -> {
            if (row.value() == null) {
                latest.remove(text(row.key()));
            } else {
                latest.put(text(row.key()), row.value());
            }
        });
        all.close();
        latest.values().forEach(rows);
    }

    /** The next alerts; waits a little where there are none. */
    List<ConsumerRecord<byte[], byte[]>> alerts() {
        List<ConsumerRecord<byte[], byte[]>> next = new ArrayList<>();
        alerts.poll(POLL).forEach(next::add);
        return next;
    }

    /** What people have said since this was last asked; a mute that was taken back has none. */
    void said(BiConsumer<String, Resolution> resolved, BiConsumer<String, Optional<Mute>> muted) {
        said.follow();
        for (ConsumerRecord<byte[], byte[]> row : news) {
            try {
                said(row, resolved, muted);
            } catch (IllegalArgumentException e) {
                // Nobody's slip in these topics may keep alerts from being told.
                LOGGER.atWarn()
                        .addKeyValue("topic", row.topic())
                        .addKeyValue("partition", row.partition())
                        .addKeyValue("offset", row.offset())
                        .addKeyValue("error", String.valueOf(e.getMessage()))
                        .log("record skipped");
            }
        }
        news.clear();
    }

    private void said(
            ConsumerRecord<byte[], byte[]> row,
            BiConsumer<String, Resolution> resolved,
            BiConsumer<String, Optional<Mute>> muted) {
        if (row.key() == null) {
            throw new IllegalArgumentException("no key");
        }
        Optional<byte[]> value = Optional.ofNullable(row.value());
        String key = text(row.key());
        if (row.topic().equals(topics.mutes())) {
            muted.accept(key, value.map(mute -> MuteJson.parse(key, mute)));
        } else {
            value.map(ResolutionJson::parse).ifPresent(resolution -> resolved.accept(key, resolution));
        }
    }

    /**
     * Writes what a round changed and how far it read the alerts, all or nothing.
     *
     * @throws TakenOver when another notifier has begun
     */
    void write(Round round, List<ConsumerRecord<byte[], byte[]>> read) {
        if (round.isEmpty() && read.isEmpty()) {
            return;
        }
        try {
            producer.beginTransaction();
            round.deliveries()
                    .forEach((key, delivery) -> send(
                            topics.deliveries(),
                            key,
                            delivery.map(DeliveryJson::of).orElse(null)));
            round.undelivered().forEach((key, row) -> send(topics.undelivered(), key, row));
            round.mutesOver().forEach(id -> send(topics.mutes(), id, null));
            Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
            read.forEach(row -> next.put(
                    new TopicPartition(row.topic(), row.partition()), new OffsetAndMetadata(row.offset() + 1)));
            producer.sendOffsetsToTransaction(next, alerts.groupMetadata());
            producer.commitTransaction();
        } catch (ProducerFencedException e) {
            throw new TakenOver(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        alerts.close();
        said.close();
    }

    private void send(String topic, String key, byte @Nullable [] value) {
        var unused = producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }

    /** Goes on where the last one stopped, or begins with the first alert there is. */
    private void seek() {
        Set<TopicPartition> partitions =
                Table.partitions(alerts, topics.alerts()).collect(Collectors.toSet());
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
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
