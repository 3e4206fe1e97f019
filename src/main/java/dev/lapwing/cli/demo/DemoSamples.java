package dev.lapwing.cli.demo;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.config.Config;
import dev.lapwing.config.NotifyConfig;
import dev.lapwing.config.source.SourceConfig;
import dev.lapwing.kafka.InFlight;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.parse.RowParser;
import dev.lapwing.redact.EmailDisplay;
import dev.lapwing.topology.record.ControlRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The logs that the demo feeds, one for each source, laid down as files so that a replay can read them too. */
record DemoSamples(List<Sample> samples) {
    private static final String ROOT = "samples/";

    DemoSamples {
        samples = List.copyOf(samples);
    }

    /** A log and its raw topic; its source is called like its format, as a replay calls it. */
    record Sample(Path file, List<String> rows, RowFormat format, String topic, SourceConfig.Type type) {
        Sample {
            rows = List.copyOf(rows);
        }

        String source() {
            return format.word();
        }

        /** The time of the newest event. */
        long newest() {
            RowParser parser = format.parser();
            return rows.stream()
                    .map(row -> parser.parse(row.getBytes(StandardCharsets.UTF_8), source()))
                    .mapToLong(read -> read.<Long>match(
                            accepted -> accepted.event().timeMillis(),
                            ignored -> Long.MIN_VALUE,
                            rejected -> Long.MIN_VALUE))
                    .max()
                    .orElse(Long.MIN_VALUE);
        }
    }

    /** Lays the logs down in a folder. */
    static DemoSamples in(Path folder) {
        return new DemoSamples(List.of(
                sample(
                        folder.resolve("pocketbase.ndjson"),
                        RowFormat.POCKETBASE,
                        Topics.RAW_POCKETBASE.name(),
                        SourceConfig.Type.POCKETBASE),
                sample(
                        folder.resolve("neon-audit.txt"),
                        RowFormat.NEON_AUDIT,
                        Topics.RAW_NEON_AUDIT.name(),
                        SourceConfig.Type.NEON)));
    }

    /** The configuration of a job that reads these logs. */
    Config config(String bootstrapServers) {
        return new Config(
                new Config.Kafka(Map.of(Config.Kafka.BOOTSTRAP_SERVERS, bootstrapServers)),
                new Config.Streams(Map.of()),
                Optional.of(DemoReplay.KEY),
                Optional.empty(),
                samples.stream().map(DemoSamples::source).toList(),
                Config.Rules.SHIPPED,
                Optional.empty(),
                new Config.HealthPage("127.0.0.1", 0, 0, 0),
                EmailDisplay.PLAIN,
                NotifyConfig.NONE,
                List.of());
    }

    long rows() {
        return samples.stream().mapToLong(sample -> sample.rows().size()).sum();
    }

    /** Sends all rows and the marks of their end; gives for each source the time of its newest event. */
    Map<String, Long> feed(Config.Kafka kafka, Consumer<String> say) throws InterruptedException {
        Map<String, Long> newest = new TreeMap<>();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        InFlight.one(settings);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Sample sample : samples) {
                say.accept("Feeding %,d rows to %s ...".formatted(sample.rows().size(), sample.topic()));
                byte[] key = sample.source().getBytes(StandardCharsets.UTF_8);
                sample.rows()
                        .forEach(row -> sent.add(producer.send(
                                new ProducerRecord<>(sample.topic(), key, row.getBytes(StandardCharsets.UTF_8)))));
                var end = new ControlRow.End(OptionalLong.empty());
                sent.add(producer.send(ControlRecord.of(sample.topic(), key, end)));
                newest.put(sample.source(), sample.newest());
            }
        }
        for (Future<RecordMetadata> row : sent) {
            arrived(row);
        }
        return newest;
    }

    private static void arrived(Future<RecordMetadata> row) throws InterruptedException {
        try {
            row.get();
        } catch (ExecutionException e) {
            throw new CommandFailed("A sample row did not reach the broker: " + e.getMessage() + ".", e);
        }
    }

    private static SourceConfig source(Sample sample) {
        return SourceConfig.plain(sample.source(), sample.type());
    }

    private static Sample sample(Path file, RowFormat format, String topic, SourceConfig.Type type) {
        String resource = ROOT + file.getFileName();
        try (InputStream in = DemoSamples.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the jar");
            }
            Files.copy(in, file);
            return new Sample(file, Files.readAllLines(file), format, topic, type);
        } catch (IOException e) {
            throw new CommandFailed("The sample " + file + " cannot be laid down: " + e.getMessage() + ".", e);
        }
    }
}
