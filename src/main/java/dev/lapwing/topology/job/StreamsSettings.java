package dev.lapwing.topology.job;

import dev.lapwing.kafka.InFlight;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.setup.JobSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams and of the clients beside it: our defaults, and before them what was configured. */
public final class StreamsSettings {
    private static final int PATIENCE_MS = 15_000;
    private static final String LOCAL = "localhost:9092";

    private StreamsSettings() {}

    public static Properties of(JobSettings job) {
        Properties all = new Properties();
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, Topics.APPLICATION_ID);
        all.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, LOCAL);
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // Each commit marks every partition written to; exactly-once would commit ten times a second.
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "500");
        // With unequal partition counts the default can leave tasks waiting for ever.
        all.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, "-1");
        // There is no such thread here; unsaid, a warning asks for it at each start.
        all.put("processing.exception.handler.global.enabled", "true");
        all.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, Long.toString(64L * 1024 * 1024));
        // What a poll saw goes through a repartition as it came, however large it may be.
        all.put(
                StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                Integer.toString(TopicSpec.MAX_RECORD_BYTES));
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        all.put(StreamsConfig.producerPrefix(InFlight.SETTING), InFlight.ONE);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        all.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                Integer.toString(TopicSpec.MAX_RECORD_BYTES));
        // A row may have a megabyte; a thousand of them, for each partition, would be more than the heap.
        all.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, "50");
        all.put(StreamsConfig.producerPrefix(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG), TooLarge.class.getName());
        all.putAll(job.kafka());
        all.putAll(job.streams());
        all.put(StreamsConfig.STATE_DIR_CONFIG, job.stateFolder().toString());
        return all;
    }

    /** For clients of our own: they give up soon, so that a person at a terminal is told why. */
    static Map<String, Object> client(JobSettings job) {
        Map<String, Object> settings = new HashMap<>(job.kafka());
        settings.putIfAbsent(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, LOCAL);
        settings.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        settings.putIfAbsent(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
        return settings;
    }

    /** How many groups are worked on at once. */
    static int threads(JobSettings job) {
        return new StreamsConfig(of(job)).getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG);
    }

    static String address(JobSettings job) {
        return job.kafka().getOrDefault(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, LOCAL);
    }
}
