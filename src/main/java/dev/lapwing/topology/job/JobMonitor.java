package dev.lapwing.topology.job;

import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.event.MonitorKind;
import dev.lapwing.kafka.JobHeartbeat;
import dev.lapwing.kafka.Passing;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.normalize.MonitorRow;
import dev.lapwing.topology.record.ByResource;
import dev.lapwing.topology.record.ControlRecord;
import dev.lapwing.topology.source.LagView;
import dev.lapwing.topology.source.PollTimes;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Looks after the job beside its work: moves Lapwing's own time on, and sees whether all that comes is read. */
final class JobMonitor implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(JobMonitor.class);
    private static final Duration LAG_EVERY = Duration.ofSeconds(1);

    private final Admin admin;
    private final Producer<byte[], byte[]> producer;
    private final Supplier<SourceLayout> layout;
    private final String group;
    private final PollTimes polls;
    private final LagView lag;
    private final BiFunction<Instant, Boolean, JobHeartbeat> heartbeat;
    private final StuckPartitions stuck = new StuckPartitions();
    private final ReadMarks marks = new ReadMarks();
    private final SilentSources silent = new SilentSources();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lapwing-watchman");
        thread.setDaemon(true);
        return thread;
    });

    JobMonitor(
            Admin admin,
            Producer<byte[], byte[]> producer,
            Supplier<SourceLayout> layout,
            String group,
            PollTimes polls,
            LagView lag,
            BiFunction<Instant, Boolean, JobHeartbeat> heartbeat) {
        this.admin = admin;
        this.producer = producer;
        this.layout = layout;
        this.group = group;
        this.polls = polls;
        this.lag = lag;
        this.heartbeat = heartbeat;
    }

    /** Begins its rounds; lags are taken over from the consumers each second. */
    void start(Duration every, Runnable takeLags) {
        long lagMillis = Math.min(LAG_EVERY.toMillis(), every.toMillis());
        var unused = rounds.scheduleWithFixedDelay(() -> calmly(takeLags), 0, lagMillis, TimeUnit.MILLISECONDS);
        unused = rounds.scheduleWithFixedDelay(() -> calmly(this::round), 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        long now = System.currentTimeMillis();
        var unused =
                producer.send(ControlRecord.of(Topics.RAW_JSON.name(), monitorKey(), new ControlRow.Progress(now)));
        JobHeartbeat beat = heartbeat.apply(Instant.ofEpochMilli(now), stuck.all(now));
        unused = producer.send(new ProducerRecord<>(Topics.STATUS.name(), beat.key(), beat.toBytes()));
        Map<TopicPartition, Long> ends = ends(rawPartitions());
        Map<TopicPartition, Long> committed = committed();
        ends.putAll(ends(resourcePartitions(committed)));
        Set<Upstream> read = new HashSet<>();
        ends.forEach((at, end) -> {
            Upstream partition = new Upstream(upstream(at.topic()), at.partition());
            long upTo = committed.getOrDefault(at, 0L);
            if (end <= upTo) {
                read.add(partition);
            }
            marks.look(partition, upTo, end, now);
            if (stuck.stuck(partition, upTo, end, now)) {
                tell(partition, upTo, end, now);
            }
        });
        lag.readToTheEnd(read);
        lag.readLately(marks.readLately(now));
        Map<String, Long> lastPolls = polls.all();
        silent.found(lastPolls, lag.allReadLately(ByResource.way(layout.get())), now)
                .forEach(source -> tellSilent(source, lastPolls.getOrDefault(source, 0L), now));
    }

    private void tellSilent(String source, long lastPoll, long now) {
        LOGGER.atWarn().addKeyValue("source", source).log("source silent");
        MonitorKind kind = MonitorKind.SOURCE_SILENT;
        String id = kind.word() + ":" + source + ":" + lastPoll;
        String reason = "no poll for " + SilentSources.PATIENCE.toMinutes() + " minutes";
        send(new MonitorRow(kind, Instant.ofEpochMilli(now), id, source, 1, "", reason).toBytes());
    }

    /** The repartition by resource is known by its own name, whatever the application's is. */
    private String upstream(String topic) {
        return topic.equals(repartition()) ? Topics.BY_RESOURCE : topic;
    }

    private String repartition() {
        return Topics.repartition(group, Topics.BY_RESOURCE);
    }

    private void tell(Upstream partition, long committed, long end, long now) {
        String place = partition.topic() + "-" + partition.partition() + "@" + committed;
        LOGGER.atWarn()
                .addKeyValue("topic", partition.topic())
                .addKeyValue("partition", partition.partition())
                .addKeyValue("offset", committed)
                .log("partition grows unread");
        MonitorKind kind = MonitorKind.SOURCE_UNREAD;
        for (Source source : layout.get().on(partition.topic())) {
            String id = kind.word() + ":" + source.name() + ":" + place;
            String reason = "the raw partition grows and nothing of it is read";
            send(new MonitorRow(kind, Instant.ofEpochMilli(now), id, source.name(), end - committed, place, reason)
                    .toBytes());
        }
    }

    private void send(byte[] row) {
        var unused = producer.send(new ProducerRecord<>(Topics.RAW_JSON.name(), monitorKey(), row));
    }

    private static byte[] monitorKey() {
        return SourceLayout.MONITOR.name().getBytes(StandardCharsets.UTF_8);
    }

    private Map<TopicPartition, OffsetSpec> rawPartitions() {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (String topic : SourceLayout.rawTopics()) {
            for (int partition = 0; partition < layout.get().partitions(topic); partition++) {
                asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
        return asked;
    }

    /** None before the first poll was judged: the topic may not be made yet. */
    private Map<TopicPartition, OffsetSpec> resourcePartitions(Map<TopicPartition, Long> committed) {
        String topic = repartition();
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        if (committed.keySet().stream().anyMatch(partition -> partition.topic().equals(topic))) {
            for (int partition = 0; partition < ByResource.PARTITIONS; partition++) {
                asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
        return asked;
    }

    private Map<TopicPartition, Long> ends(Map<TopicPartition, OffsetSpec> asked) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        try {
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                    admin.listOffsets(asked).all().get().entrySet()) {
                ends.put(end.getKey(), end.getValue().offset());
            }
            return ends;
        } catch (ExecutionException e) {
            throw new KafkaException("the ends of the raw topics are not known", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ends;
        }
    }

    private Map<TopicPartition, Long> committed() {
        Map<TopicPartition, Long> committed = new HashMap<>();
        try {
            Map<TopicPartition, @Nullable OffsetAndMetadata> all = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            all.forEach((partition, offset) -> committed.put(partition, offset == null ? 0 : offset.offset()));
            return committed;
        } catch (ExecutionException e) {
            throw new KafkaException("the committed offsets are not known", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    /** A round that fails is only a round: the job itself knows whether it can go on. */
    private static void calmly(Runnable round) {
        try {
            round.run();
        } catch (RuntimeException e) {
            // That Kafka is away is told by who watches for it.
            LOGGER.atLevel(Passing.is(e) ? Level.DEBUG : Level.WARN)
                    .addKeyValue("error", e.toString())
                    .log("round left out");
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        producer.close(Duration.ofSeconds(5));
        admin.close(Duration.ofSeconds(5));
    }
}
