package dev.lapwing.cli.watch;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.alerts.LatestAlerts;
import dev.lapwing.cli.alerts.SeenAlert;
import dev.lapwing.cli.kafka.CommittedTopicReader;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.TopicReader;
import dev.lapwing.kafka.Topics;
import dev.lapwing.notify.message.Resolution;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The alerts as they come, with what people say of them; of no group, so nobody's progress changes by it. */
public final class WatchFeed implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    /** So often Kafka is asked whether it is there: a consumer does not tell. */
    private static final Duration ASK_EVERY = Duration.ofSeconds(5);

    private static final Duration ASK_PATIENCE = Duration.ofSeconds(2);
    private static final CloseOptions AT_ONCE = CloseOptions.timeout(Duration.ZERO);

    private final Clock clock;
    private final LatestAlerts latest;
    private final String address;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private Instant asked;
    private Optional<Instant> newestEvent = Optional.empty();
    private Optional<Instant> silentSince = Optional.empty();
    private long strange;

    /**
     * Begins where the topics begin.
     *
     * @param wanted which alerts to keep
     * @throws CommandFailed when Kafka cannot be used, or has not the topics
     */
    public WatchFeed(Config.Kafka kafka, Predicate<SeenAlert> wanted, Clock clock) {
        this.clock = clock;
        this.latest = new LatestAlerts(wanted);
        this.address = kafka.bootstrapServers();
        this.asked = clock.instant();
        try {
            consumer = new KafkaConsumer<>(
                    CommittedTopicReader.settings(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw unusable(e);
        }
        try {
            ends = new TopicReader(consumer, TopicReader.PATIENCE)
                    .begin(List.of(Topics.RESOLUTIONS.name(), Topics.ALERTS.name()));
        } catch (KafkaException e) {
            consumer.close(AT_ONCE);
            throw unusable(e);
        }
    }

    /** Whether what was there at the beginning is read. */
    public boolean caughtUp() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /**
     * Waits a little for what comes; gives the alerts that changed, as they are now.
     *
     * @throws CommandFailed when Kafka refuses
     */
    public List<SeenAlert> next() {
        List<SeenAlert> changed = new ArrayList<>();
        try {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                take(record).ifPresent(changed::add);
            }
            if (!clock.instant().isBefore(asked.plus(ASK_EVERY))) {
                ask();
            }
        } catch (KafkaException e) {
            throw unusable(e);
        }
        latest.forget();
        return changed;
    }

    /** How things are now. */
    public WatchView view() {
        return new WatchView(latest.inOrder(), newestEvent, silentSince, strange);
    }

    @Override
    public void close() {
        consumer.close(AT_ONCE);
    }

    private Optional<SeenAlert> take(ConsumerRecord<byte[], byte[]> record) {
        return record.topic().equals(Topics.ALERTS.name()) ? alert(record) : resolution(record);
    }

    private Optional<SeenAlert> alert(ConsumerRecord<byte[], byte[]> record) {
        Optional<SeenAlert> seen = SeenAlert.read(record);
        if (seen.isEmpty()) {
            strange++;
            return Optional.empty();
        }
        Instant event = seen.get().alert().end();
        newestEvent =
                Optional.of(newestEvent.filter(before -> before.isAfter(event)).orElse(event));
        return latest.take(seen.get());
    }

    private Optional<SeenAlert> resolution(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            strange++;
            return Optional.empty();
        }
        try {
            return latest.resolve(
                    new String(record.key(), StandardCharsets.UTF_8),
                    Optional.ofNullable(record.value()).map(Resolution::parse));
        } catch (IllegalArgumentException e) {
            strange++;
            return Optional.empty();
        }
    }

    private void ask() {
        asked = clock.instant();
        try {
            var unused = consumer.endOffsets(consumer.assignment(), ASK_PATIENCE);
            silentSince = Optional.empty();
        } catch (RetriableException e) {
            silentSince = Optional.of(silentSince.orElse(asked));
        }
    }

    private CommandFailed unusable(KafkaException problem) {
        return CommittedTopicReader.unusable(address, problem);
    }
}
