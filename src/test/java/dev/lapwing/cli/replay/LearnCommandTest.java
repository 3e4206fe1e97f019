package dev.lapwing.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.embedded.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("broker")
class LearnCommandTest {
    private static final String RULES = """
            title: A refused login
            name: refused
            logsource: {product: app}
            detection:
              sel: {what: refused}
              condition: sel
            ---
            title: A new address
            name: new-address
            level: high
            correlation:
              type: new_value
              rules: [refused]
              group-by: [user]
              condition: {field: address}
              learn: 1d
            ---
            title: Refused logins of everybody
            name: everybody
            level: high
            correlation:
              type: rate_anomaly
              rules: [refused]
            lapwing: {scope: all}
            ---
            title: A refused login of a user
            name: burst
            correlation: {type: event_count, rules: [refused], group-by: [user], timespan: 1m, condition: {gte: 1}}
            ---
            title: A user who was never refused
            name: new-user
            level: high
            correlation: {type: new_value, rules: [burst], condition: {field: user}, learn: 1d}
            """;
    private static final String CONFIG = """
            secrets: {fingerprint.key: 0123456789abcdef}
            sources:
              - {name: app, type: json, time.field: ts, product: app, lateness: 5m}
              - {name: shop, type: pocketbase}
            rules: {folders: [rules]}
            """;
    private static final String TABLE = """
            RULE         GROUPS  LEARNT  FROM                  TO
            new-address  2       1       2026-11-01T00:00:00Z  2026-11-03T00:00:00Z
            new-user     1       1       2026-11-01T00:00:00Z  2026-11-03T00:00:00Z
            """;

    private static final String RAW = "lapwing.raw.json.v1";

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(folder.resolve("rules"));
        write("rules/rules.yml", RULES);
        write("lapwing.yml", CONFIG);
        write(
                "app.ndjson",
                row("2026-11-01T00:00:00Z", "ann"),
                row("2026-11-03T00:00:00Z", "bob"),
                row("2026-11-02T00:00:00Z", "ann"),
                row("2026-11-09T00:00:00Z", "ann"));
    }

    @Test
    void tellsWhatWouldBeLearnedUpToATime() {
        Terminal told = learn("--instance", "app", "--until", "2026-11-05T00:00:00Z", "--dry-run", "app.ndjson");

        assertThat(told.err()).isEmpty();
        assertThat(told.exitCode()).isZero();
        assertThat(told.out().lines().toList())
                .containsSubsequence(
                        "everybody counts over all sources together and cannot learn from one of them.",
                        "lines read  4 = 3 accepted + 1 ignored + 0 rejected")
                .containsSubsequence(TABLE.lines().toList())
                .endsWith("Nothing was sent.");
    }

    @Test
    void sendsAPastForEachGroup() {
        try (var broker = EmbeddedBroker.start()) {
            String kafka = "kafka.bootstrap.servers=" + broker.bootstrapServers();
            Terminal.run(folder, Map.of(), "topics", "--create", "--replication", "1", "--set", kafka);

            Terminal told = learn("--set", kafka, "--instance", "app", "app.ndjson");

            assertThat(told.err()).isEmpty();
            assertThat(told.exitCode()).isZero();
            assertThat(told.out()).endsWith("Sent 3 pasts to lapwing.learned.v1." + System.lineSeparator());
            assertThat(records(broker.bootstrapServers())).isEqualTo(3);
        }
    }

    @Test
    void learnsFromWhatARawTopicHoldsOfTheSource() throws IOException {
        try (var broker = EmbeddedBroker.start()) {
            String kafka = "kafka.bootstrap.servers=" + broker.bootstrapServers();
            Terminal.run(folder, Map.of(), "topics", "--create", "--replication", "1", "--set", kafka);
            lay(broker.bootstrapServers(), "app", Files.readAllLines(folder.resolve("app.ndjson")));
            lay(broker.bootstrapServers(), "other", List.of(row("2026-11-04T00:00:00Z", "eve")));

            Terminal told = learn(
                    "--set",
                    kafka,
                    "--instance",
                    "app",
                    "--until",
                    "2026-11-05T00:00:00Z",
                    "--topic",
                    RAW,
                    "--dry-run");

            assertThat(told.err()).isEmpty();
            assertThat(told.out().lines().toList())
                    .contains("lines read  4 = 3 accepted + 1 ignored + 0 rejected")
                    .containsSubsequence(TABLE.lines().toList());
        }
    }

    @Test
    void wantsFilesOrATopicAndNotBoth() {
        assertThat(learn("--instance", "app").err()).startsWith("lapwing: Name either files or a --topic.");
        assertThat(learn("--topic", RAW, "app.ndjson").err()).startsWith("lapwing: Name either files or a --topic.");
    }

    @Test
    void saysThatKafkaIsNotThere() {
        Terminal told = learn("--set", "kafka.bootstrap.servers=127.0.0.1:1", "--instance", "app", "app.ndjson");

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err()).isEqualToIgnoringNewLines("Kafka at 127.0.0.1:1 cannot be used: it did not answer.");
    }

    @Test
    void refusesASourceThatIsNotConfigured() {
        Terminal told = learn("--instance", "shob", "app.ndjson");

        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(told.err())
                .isEqualToIgnoringNewLines("There is no source shob in the configuration; did you mean shop?");
    }

    @Test
    void refusesRowsOfAnotherFormatThanTheSourceHas() {
        Terminal told = learn("--instance", "shop", "--format", "neon-audit", "app.ndjson");

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err()).isEqualToIgnoringNewLines("Rows of the format neon-audit are none of shop.");
    }

    @Test
    void asksWhoseRowsTheseAreWhereSeveralSourcesHaveSuch() throws IOException {
        write("lapwing.yml", CONFIG.replace("{name: shop", "{name: web, type: pocketbase}\n  - {name: shop"));

        Terminal told = learn("--format", "pocketbase", "app.ndjson");

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err())
                .isEqualToIgnoringNewLines("The sources web, shop have rows of the format pocketbase;"
                        + " --instance NAME says whose these are.");
    }

    @Test
    void saysThatNoRuleCouldLearn() throws IOException {
        write("rules/rules.yml", RULES.substring(0, RULES.indexOf("---")));

        Terminal told = learn("app.ndjson");

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err()).isEqualToIgnoringNewLines("No rule is a baseline that could learn.");
    }

    private Terminal learn(String... arguments) {
        List<String> all = new ArrayList<>(List.of("learn", "--no-builtin-rules"));
        all.addAll(List.of(arguments));
        return Terminal.run(folder, Map.of(), all.toArray(new String[0]));
    }

    private static void lay(String address, String key, List<String> rows) {
        var texts = new StringSerializer();
        Map<String, Object> settings = Map.of("bootstrap.servers", address, "max.in.flight.requests.per.connection", 1);
        try (var producer = new KafkaProducer<>(settings, texts, texts)) {
            for (String row : rows) {
                var unused = producer.send(new ProducerRecord<>(RAW, key, row));
            }
        }
    }

    private static long records(String address) {
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", address), bytes, bytes)) {
            List<TopicPartition> partitions = consumer.partitionsFor("lapwing.learned.v1").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private void write(String file, String... lines) throws IOException {
        Files.write(folder.resolve(file), List.of(lines));
    }

    private static String row(String time, String user) {
        return "{\"ts\":\"%s\",\"what\":\"refused\",\"user\":\"%s\",\"address\":\"10.0.0.1\"}".formatted(time, user);
    }
}
