package dev.lapwing.shippers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.kafka.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What can be said of the files in {@code shippers} without any of the programs that read them. */
class ShipperFilesTest {
    private static final Path FOLDER = Path.of("shippers");
    private static final String TOPIC = Topics.RAW_POCKETBASE.name();

    @Test
    void theCollectorWritesEachBodyAsARecordWithoutAKeyAndWaitsForAllCopies() {
        Object kafka = at(yaml("otel-collector.yaml"), "exporters", "kafka");

        assertThat(at(kafka, "logs", "topic")).isEqualTo("${env:LAPWING_TOPIC:-" + TOPIC + "}");
        assertThat(at(kafka, "logs", "encoding")).isEqualTo("raw");
        assertThat(at(kafka, "logs")).asString().doesNotContain("key");
        assertThat(at(kafka, "producer", "required_acks")).isEqualTo("all");
    }

    @Test
    void theKeyedCollectorTakesTheKeyFromTheRequestThatItMakesToItself() {
        Object file = yaml("otel-collector-keyed.yaml");

        assertThat(at(file, "exporters", "otlp_grpc/self", "headers", "lapwing-source"))
                .isEqualTo("${env:LAPWING_SOURCE}");
        assertThat(at(file, "receivers", "otlp/self", "protocols", "grpc", "include_metadata"))
                .isEqualTo(true);
        assertThat(at(file, "exporters", "kafka", "logs", "message_key_from_metadata_key"))
                .isEqualTo("lapwing-source");
        assertThat(at(file, "exporters", "kafka", "record_partitioner", "sticky_key", "hasher"))
                .isEqualTo("murmur2");
    }

    @Test
    void theCollectorForPostgresWritesExportsAsJsonUnderTheSourcesNameAndAsksSendersWhoTheyAre() {
        Object file = yaml("otel-collector-neon.yaml");
        Object kafka = at(file, "exporters", "kafka");

        assertThat(at(kafka, "logs"))
                .asString()
                .contains(
                        "${env:LAPWING_TOPIC:-lapwing.raw.neon-postgres.v1}",
                        "encoding=otlp_json",
                        "message_key_from_metadata_key=lapwing-source");
        assertThat(at(kafka, "producer", "required_acks")).isEqualTo("all");
        assertThat(at(kafka, "record_partitioner", "sticky_key", "hasher")).isEqualTo("murmur2");
        assertThat(at(file, "exporters", "otlp_grpc/self", "headers", "lapwing-source"))
                .isEqualTo("${env:LAPWING_SOURCE}");
        assertThat(at(file, "receivers", "otlp/neon", "protocols", "http", "auth", "authenticator"))
                .isEqualTo("bearertokenauth");
    }

    @Test
    void vectorWritesTheLineUnderTheSourcesName() {
        Object file = yaml("vector.yaml");
        Object kafka = at(file, "sinks", "lapwing");

        assertThat(at(kafka, "topic")).isEqualTo(TOPIC);
        assertThat(at(kafka, "encoding", "codec")).isEqualTo("text");
        assertThat(at(file, "transforms", "keyed", "source"))
                .isEqualTo("." + at(kafka, "key_field") + " = \"shop-prod\"");
        assertThat(at(kafka, "librdkafka_options").toString())
                .contains("acks=all", "enable.idempotence=true", "partitioner=murmur2_random");
    }

    @Test
    void fluentBitWritesTheLineUnderTheSourcesName() {
        Object file = yaml("fluent-bit.yaml");
        Object tail = ((List<?>) at(file, "pipeline", "inputs")).get(0);
        Object kafka = ((List<?>) at(file, "pipeline", "outputs")).get(0);

        assertThat(at(kafka, "match")).isEqualTo(at(tail, "tag"));
        assertThat(at(kafka, "topics")).isEqualTo(TOPIC);
        assertThat(at(kafka, "message_key")).isEqualTo("shop-prod");
        assertThat(at(kafka, "format")).isEqualTo("raw");
        assertThat(at(kafka, "raw_log_key")).isEqualTo(at(tail, "key"));
        assertThat(kafka.toString())
                .contains("rdkafka.acks=all", "rdkafka.enable.idempotence=true", "rdkafka.partitioner=murmur2_random");
    }

    @Test
    void rsyslogWritesTheLineUnderTheSourcesName() {
        assertThat(text(FOLDER.resolve("rsyslog.conf")))
                .contains("LAPWING_TOPIC     " + TOPIC)
                .contains("topic=`echo $LAPWING_TOPIC` key=`echo $LAPWING_SOURCE`")
                .contains("string=\"%msg%\"")
                .contains("\"enable.idempotence=true\"", "\"acks=all\"", "\"partitioner=murmur2_random\"");
    }

    @Test
    void thePageNamesEveryFile() throws IOException {
        String page = text(Path.of("docs", "shippers.md"));

        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> "../shippers/" + file.getFileName()))
                    .isNotEmpty()
                    .allMatch(page::contains);
        }
    }

    private static Object yaml(String name) {
        Object file = new Yaml().load(text(FOLDER.resolve(name)));
        return Objects.requireNonNull(file);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object at(Object map, String... path) {
        Object value = map;
        for (String name : path) {
            value = Objects.requireNonNull(((Map<?, ?>) value).get(name), name);
        }
        return value;
    }
}
