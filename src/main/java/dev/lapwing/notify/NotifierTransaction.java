package dev.lapwing.notify;

import dev.lapwing.kafka.InFlight;
import dev.lapwing.kafka.Topics;
import dev.lapwing.notify.delivery.DailyRow;
import dev.lapwing.notify.delivery.DeliveryJson;
import dev.lapwing.notify.delivery.FirstStart;
import dev.lapwing.notify.delivery.GatheringJson;
import dev.lapwing.notify.ledger.LedgerChanges;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The notifier's topics. Its transactions have one id whatever process they are in: the one that begins last goes on, and
 * the one before it can write nothing more.
 */
public final class NotifierTransaction implements AutoCloseable {
    /** The consumer group under which the place in the alerts topic is kept, and the id of the transactions. */
    public static final String GROUP = "lapwing-notify";

    private static final int LARGEST = 16 * 1024 * 1024;

    /** After so long a transaction may have timed out, and what the broker says of it is no word about another notifier. */
    private static final Duration SLOW = Duration.ofSeconds(5);

    private static final Duration CLOSE = Duration.ofSeconds(3);
    private static final int PATIENCE_MS = 15_000;

    private final Map<String, Object> kafka;
    /** Kept beside the place in the alerts, so that the one who was fenced can tell by whom: another, or time. */
    private final String own = "notifier " + UUID.randomUUID();

    private Producer<byte[], byte[]> producer;
    private volatile NotifierInput input;

    /**
     * Takes over from another notifier, if there is one.
     *
     * @param kafka settings of Kafka's clients, where to find it among them
     */
    public NotifierTransaction(Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
        producer = producer(kafka);
        try {
            producer.initTransactions();
            // After that, or what another notifier still writes would be missing.
            input = new NotifierInput(kafka);
        } catch (RuntimeException e) {
            producer.close(CLOSE);
            throw e;
        }
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> kafka) {
        return new KafkaProducer<>(producerSettings(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> producerSettings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, GROUP);
        // What the job could write of an alert must fit here too, or one alert would keep all others from being told.
        settings.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
        return InFlight.one(settings);
    }

    /**
     * Begins anew after an outage: whoever writes first has the place, and so the work; what is to be read is read from where it was written down last.
     *
     * @throws Fenced when another notifier has begun meanwhile
     */
    void reopen() {
        producer.close(Duration.ZERO);
        input.close();
        if (isAnothers()) {
            throw new Fenced(new KafkaException("the place in the alerts is another's"));
        }
        producer = producer(kafka);
        producer.initTransactions();
        input = new NotifierInput(kafka);
    }

    private Map<TopicPartition, OffsetAndMetadata> own(Map<TopicPartition, OffsetAndMetadata> place) {
        Map<TopicPartition, OffsetAndMetadata> marked = new HashMap<>();
        place.forEach(
                (partition, at) -> marked.put(partition, new OffsetAndMetadata(at.offset(), at.leaderEpoch(), own)));
        return marked;
    }

    private boolean isAnothers() {
        try (var admin = Admin.create(kafka)) {
            return admin
                    .listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                    .values()
                    .stream()
                    .anyMatch(place -> place != null && !place.metadata().equals(own));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException told ? told : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException("no answer on the place in the alerts", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** What there is to read. */
    NotifierInput input() {
        return input;
    }

    /** Ends the waiting for alerts; for another thread. */
    void wake() {
        input().wake();
    }

    /**
     * Writes what a round changed and how far it read the alerts, all or nothing.
     *
     * @param place the next alert to read of each partition
     * @throws Fenced when another notifier has begun
     */
    void write(LedgerChanges round, Map<TopicPartition, OffsetAndMetadata> place) {
        long begun = System.nanoTime();
        try {
            producer.beginTransaction();
            round.deliveries()
                    .forEach((key, delivery) -> send(
                            Topics.DELIVERIES.name(),
                            key,
                            delivery.map(DeliveryJson::of).orElse(null)));
            round.gatherings()
                    .forEach((key, gathering) -> send(
                            Topics.DELIVERIES.name(),
                            key,
                            gathering.map(GatheringJson::of).orElse(null)));
            round.firstStart().ifPresent(start -> send(Topics.DELIVERIES.name(), FirstStart.KEY, start.bytes()));
            round.undelivered().forEach((key, row) -> send(Topics.UNDELIVERED.name(), key, row));
            round.days()
                    .forEach((channel, day) ->
                            send(Topics.DELIVERIES.name(), DailyRow.key(channel), new DailyRow(day).toBytes()));
            round.mutesOver().forEach(id -> send(Topics.MUTES.name(), id, null));
            producer.sendOffsetsToTransaction(own(place), input.group());
            producer.commitTransaction();
        } catch (KafkaException e) {
            boolean slow = System.nanoTime() - begun > SLOW.toNanos();
            throw !slow && (isTakenOver(e) || isTakenOver(aborting())) ? new Fenced(e) : e;
        }
    }

    /** What the broker has against the end of a transaction that failed; the failure itself does not always name another producer. */
    private @Nullable KafkaException aborting() {
        try {
            producer.abortTransaction();
            return null;
        } catch (KafkaException e) {
            return e;
        } catch (IllegalStateException e) {
            // The commit timed out, and the producer takes no other call any more: this says nothing of another
            // notifier.
            return null;
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
        producer.close(CLOSE);
        input.close();
    }

    private void send(String topic, String key, byte @Nullable [] value) {
        var unused = producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }
}
