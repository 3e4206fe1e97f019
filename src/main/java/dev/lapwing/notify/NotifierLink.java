package dev.lapwing.notify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The notifier's topics. Its transactions have one id whatever process they are in: the one that begins last goes on, and
 * the one before it can write nothing more.
 */
public final class NotifierLink implements AutoCloseable {
    /** The consumer group under which the place in the alerts topic is kept, and the id of the transactions. */
    public static final String GROUP = "lapwing-notify";

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int LARGEST = 16 * 1024 * 1024;

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
        // What the job could write of an alert must fit here too, or one alert would keep all others from being told.
        settings.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        alerts = consumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, GROUP));
        said = new Table(consumer(Map.of()), List.of(topics.mutes(), topics.resolutions()), news::add);
        seek();
    }

    /** Reads what was written down last of each delivery. */
    void deliveries(Consumer<byte[]> rows) {
        Map<String, byte[]> latest = new LinkedHashMap<>();
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

    /** What people have said since this was last asked; a mute that was taken back has none. */
    void said(BiConsumer<String, Resolution> resolved, BiConsumer<String, Optional<Mute>> muted) {
        said.follow();
        for (ConsumerRecord<byte[], byte[]> row : news) {
            Optional<byte[]> value = Optional.ofNullable(row.value());
            String key = text(row.key());
            if (row.topic().equals(topics.mutes())) {
                muted.accept(key, value.map(MuteJson::parse));
            } else {
                value.map(ResolutionJson::parse).ifPresent(resolution -> resolved.accept(key, resolution));
            }
        }
        news.clear();
    }

    /**
     * Writes what a round changed and how far it read the alerts, all or nothing.
     *
     * @throws TakenOver when another notifier has begun
     */
    void write(Round round, List<ConsumerRecord<byte[], byte[]>> read) {
        if (round.deliveries().isEmpty() && round.undelivered().isEmpty() && read.isEmpty()) {
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
            Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
            read.forEach(row -> next.put(
                    new TopicPartition(row.topic(), row.partition()), new OffsetAndMetadata(row.offset() + 1)));
            producer.sendOffsetsToTransaction(next, alerts.groupMetadata());
            producer.commitTransaction();
        } catch (KafkaException e) {
            throw isTakenOver(e) || isTakenOver(aborting()) ? new TakenOver(e) : e;
        }
    }

    /** What the broker has against the end of a transaction that failed; the failure itself does not always name another producer. */
    private @Nullable KafkaException aborting() {
        try {
            producer.abortTransaction();
            return null;
        } catch (KafkaException e) {
            return e;
        }
    }

    /** Which of these it is depends on what the one before was doing when the next began. */
    private static boolean isTakenOver(@Nullable KafkaException failed) {
        return Stream.<@Nullable Throwable>iterate(failed, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ProducerFencedException
                        || cause instanceof InvalidProducerEpochException
                        || cause instanceof InvalidTxnStateException);
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
