package dev.lapwing.topology.job;

import dev.lapwing.event.MonitorKind;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.MonitorRow;
import dev.lapwing.topology.metrics.Counters;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.source.SourceLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The last line of defence of what the job writes: in place of a record that its topic would refuse goes a monitor event.
 *
 * <p>Everything in a record is bounded where it is made, so this should never be seen. It stands before the producer, as the
 * producer breaks its transaction off when a record is too large, whatever a handler says afterwards; this way the monitor
 * event is in the same transaction.
 */
public final class TooLarge implements ProducerInterceptor<byte[], byte[]> {
    /** What a broker takes unless told otherwise, less what goes with a record. */
    public static final int LARGEST = 1_000_000;

    /** What the topics take that Kafka Streams makes for the job, less what goes with a record. */
    static final int LARGEST_INTERNAL = TopicSpec.MAX_RECORD_BYTES - 64 * 1024;

    /** Where the counters are in the settings of the producer. */
    static final String COUNTERS = "lapwing.counters";

    /** What the names of internal topics end in. */
    private static final String REPARTITION = "-repartition";

    private static final String CHANGELOG = "-changelog";

    private Counters counters = new Counters();

    /** Kafka makes it; the counters come by its settings. */
    public TooLarge() {}

    @Override
    public void configure(Map<String, ?> settings) {
        if (settings.get(COUNTERS) instanceof Counters ofTheJob) {
            counters = ofTheJob;
        }
    }

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
        String topic = record.topic();
        boolean internal = topic.endsWith(REPARTITION) || topic.endsWith(CHANGELOG);
        int size = size(record.key()) + size(record.value());
        if (size <= (internal ? LARGEST_INTERNAL : LARGEST)) {
            return record;
        }
        counters.add(JobCounter.TOO_LARGE, 1);
        return new ProducerRecord<>(
                Topics.RAW_JSON.name(),
                SourceLayout.MONITOR.name().getBytes(StandardCharsets.UTF_8),
                event(topic, size, record.timestamp()));
    }

    private static byte[] event(String topic, int size, @Nullable Long time) {
        Instant now = Instant.ofEpochMilli(time == null ? System.currentTimeMillis() : time);
        MonitorKind kind = MonitorKind.NO_ROOM;
        String id = kind.word() + ":" + topic + ":" + now.toEpochMilli() + ":" + size;
        String reason = "a record of " + size + " bytes does not fit into its topic";
        return new MonitorRow(kind, now, id, SourceLayout.MONITOR.name(), 1, topic, reason).toBytes();
    }

    private static int size(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception problem) {
        // nothing to do
    }

    @Override
    public void close() {
        // nothing to close
    }
}
