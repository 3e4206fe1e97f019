package dev.lapwing.bench;

import dev.lapwing.kafka.InFlight;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.topology.record.ControlRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of one broker, each of one partition. */
record Topic(String address) {
    static final TopicPartition RAW = new TopicPartition(Topics.RAW_POCKETBASE.name(), 0);
    static final TopicPartition ALERTS = new TopicPartition(Topics.ALERTS.name(), 0);

    private static final int BATCH_BYTES = 256 * 1024;

    /** Makes the topics that the job needs. */
    void create() {
        List<NewTopic> topics = Topics.needed().stream()
                .map(TopicSpec::name)
                .map(name -> new NewTopic(name, 1, (short) 1))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            await(admin.createTopics(topics).all().toCompletionStage().toCompletableFuture());
        }
    }

    /** Writes all lines of a file, and the mark of their end behind them. */
    void fill(RowFile file) {
        byte[] key = ReplayWork.INSTANCE.getBytes(StandardCharsets.UTF_8);
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                address,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH_BYTES,
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                InFlight.SETTING,
                InFlight.ONE);
        var bytes = new ByteArraySerializer();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(settings, bytes, bytes);
                BufferedReader lines = Files.newBufferedReader(file.path())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sent.add(producer.send(new ProducerRecord<>(RAW.topic(), key, line.getBytes(StandardCharsets.UTF_8))));
            }
            sent.add(producer.send(ControlRecord.of(RAW.topic(), key, new ControlRow.End(OptionalLong.empty()))));
            for (Future<RecordMetadata> each : sent) {
                await(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A consumer of one partition that sees only what was committed. */
    KafkaConsumer<byte[], byte[]> consumer(TopicPartition partition) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                address,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        var bytes = new ByteArrayDeserializer();
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes);
        consumer.assign(List.of(partition));
        return consumer;
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not do it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
