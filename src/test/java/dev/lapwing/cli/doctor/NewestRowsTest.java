package dev.lapwing.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.embedded.EmbeddedBroker;
import dev.lapwing.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("broker")
class NewestRowsTest {
    @TempDir
    private Path folder;

    @Test
    void looksAtTheRawTopicsOfTheConfiguredSources() throws Exception {
        Files.writeString(folder.resolve("lapwing.yml"), """
                sources:
                  - {name: club, type: pocketbase}
                  - {name: silent, type: pocketbase}
                """);
        try (var broker = EmbeddedBroker.start()) {
            String kafka = "kafka.bootstrap.servers=" + broker.bootstrapServers();
            assertThat(run("topics", "--create", "--replication", "1", "--set", kafka)
                            .exitCode())
                    .isZero();
            try (var producer = producer(broker)) {
                for (String row : Patient.labelled("club", 200)) {
                    producer.send(record(Topics.RAW_POCKETBASE.name(), "club", row))
                            .get();
                }
                producer.send(record(
                                Topics.RAW_POCKETBASE.name(),
                                "stranger",
                                Patient.labelled("club", 1).get(0)))
                        .get();
                producer.send(record(Topics.RAW_POCKETBASE_POLLS.name(), "club", Patient.poll("")))
                        .get();
            }

            Terminal doctor = run("doctor", "--set", kafka);

            assertThat(doctor.err()).isEmpty();
            assertThat(doctor.exitCode()).isZero();
            assertThat(doctor.out())
                    .contains("club (pocketbase): 200 requests, 0 other rows, 1 poll")
                    .contains("silent (pocketbase): 0 requests, 0 other rows, 0 polls")
                    .contains("Let the log come in: by lapwing sources, or by a shipper. No row of it came.")
                    .doesNotContain("stranger");
            assertThat(run("doctor", "--set", kafka).out()).isEqualTo(doctor.out());
        }
    }

    private Terminal run(String... arguments) {
        return Terminal.run(folder, Map.of(), arguments);
    }

    private static KafkaProducer<byte[], byte[]> producer(EmbeddedBroker broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String key, String row) {
        return new ProducerRecord<>(topic, bytes(key), bytes(row));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
