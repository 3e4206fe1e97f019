package dev.lapwing.cli.doctor;

import dev.lapwing.cli.JobStart;
import dev.lapwing.cli.kafka.CommittedTopicReader;
import dev.lapwing.cli.kafka.KafkaGate;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.topology.rights.Right;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The newest rows and polls of the configured sources on their raw topics. */
final class NewestRows {
    /** So many records of each partition; more would tell nothing else. */
    private static final int OF_A_PARTITION = 20_000;

    private final Config.Kafka kafka;
    private final List<Source> sources;
    private final SourceLayout layout;

    private NewestRows(Config.Kafka kafka, List<Source> sources) {
        this.kafka = kafka;
        this.sources = sources;
        this.layout = new SourceLayout(sources, Map.of());
    }

    static NewestRows of(Config config) {
        return new NewestRows(config.kafka(), JobStart.sources(config));
    }

    /** Gives all of them to an examination; a source is in it too when nothing of it came. */
    void read(Examination examination) {
        List<TopicSpec> topics = sources.stream()
                .flatMap(source -> source.topics().stream())
                .distinct()
                .toList();
        KafkaGate.pass(kafka, topics.stream().map(Right::read).toList());
        sources.forEach(source -> examination.source(source.name(), source.schemas()));
        try (CommittedTopicReader reader = new CommittedTopicReader(kafka)) {
            topics.forEach(topic ->
                    reader.newest(topic.name(), OF_A_PARTITION, record -> take(topic.name(), record, examination)));
        }
    }

    private void take(String topic, ConsumerRecord<byte[], byte[]> record, Examination examination) {
        Optional<Source> source = layout.of(topic, record.key()).filter(found -> !found.isOurs());
        byte[] row = record.value();
        if (source.isPresent() && row != null) {
            examination.take(source.get().readFrom(topic), row, record.timestamp());
        }
    }
}
