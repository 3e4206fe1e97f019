package dev.lapwing.notify;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The notifier's topics. Its transactions have one id whatever process they are in: the one that begins last goes on, and
 * the one before it can write nothing more.
 */
public final class NotifierLink implements AutoCloseable {
    /** The consumer group under which the place in the alerts topic is kept, and the id of the transactions. */
    public static final String GROUP = "lapwing-notify";

    private static final int LARGEST = 16 * 1024 * 1024;

    private final NotifierTopics topics;
    private final Producer<byte[], byte[]> producer;
    private final NotifierInput input;

    /**
     * Takes over from another notifier, if there is one.
     *
     * @param kafka settings of Kafka's clients, where to find it among them
     */
    public NotifierLink(Map<String, Object> kafka, NotifierTopics topics) {
        this.topics = topics;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, GROUP);
        // What the job could write of an alert must fit here too, or one alert would keep all others from being told.
        settings.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        // After that, or what another notifier still writes would be missing.
        input = new NotifierInput(kafka, topics);
    }

    /** What there is to read. */
    NotifierInput input() {
        return input;
    }

    /**
     * Writes what a round changed and how far it read the alerts, all or nothing.
     *
     * @param place the next alert to read of each partition
     * @throws TakenOver when another notifier has begun
     */
    void write(Round round, Map<TopicPartition, OffsetAndMetadata> place) {
        try {
            producer.beginTransaction();
            round.deliveries()
                    .forEach((key, delivery) -> send(
                            topics.deliveries(),
                            key,
                            delivery.map(DeliveryJson::of).orElse(null)));
            round.gatherings()
                    .forEach((key, gathering) -> send(
                            topics.deliveries(),
                            key,
                            gathering.map(GatheringJson::of).orElse(null)));
            round.firstStart().ifPresent(start -> send(topics.deliveries(), FirstStart.KEY, start.bytes()));
            round.undelivered().forEach((key, row) -> send(topics.undelivered(), key, row));
            round.days().forEach((channel, day) -> send(topics.deliveries(), DailyRow.key(channel), DailyRow.of(day)));
            round.mutesOver().forEach(id -> send(topics.mutes(), id, null));
            producer.sendOffsetsToTransaction(place, input.group());
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
        input.close();
    }

    private void send(String topic, String key, byte @Nullable [] value) {
        var unused = producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }
}
