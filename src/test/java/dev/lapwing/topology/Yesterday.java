package dev.lapwing.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.redact.EmailDisplay;
import dev.lapwing.redact.Redactor;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.text.JsonLine;
import dev.lapwing.topology.job.LapwingJob;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.record.ByGroup;
import dev.lapwing.topology.setup.JobSettings;
import dev.lapwing.topology.setup.Timings;
import dev.lapwing.topology.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a job of an earlier version left in its topics: the changelogs of its stores, its alerts, and records by group that it
 * had not read yet. {@link #main} captures the same from the version at hand.
 */
public final class Yesterday {
    static final Duration LATENESS = Duration.ofMinutes(11);
    public static final String APPLICATION = "upgrade";
    public static final int TASKS = 2;
    /** The watermark at the end: some of the failures are before it. */
    static final Instant SETTLED = Rows.NOON.plusSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A record of a topic that is named without the application's id before it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Kept(String topic, int partition, byte[] key, byte @Nullable [] value) {
        /** The topic's whole name. */
        public String topicOf() {
            return topic.startsWith("lapwing.") ? topic : APPLICATION + "-" + topic;
        }

        /** The same head of a group, as if it had been written in another format. */
        public Kept inFormat(int format) {
            byte[] other = Objects.requireNonNull(value).clone();
            other[Long.BYTES] = (byte) (2 * format);
            return new Kept(topic, partition, key, other);
        }
    }

    private Yesterday() {}

    static RuleSet rules() {
        return RuleLoader.load(List.of(new RuleFile("rules.yml", text("rules.yml"))))
                .required();
    }

    /** What was captured from a version. */
    public static List<Kept> of(String version) {
        return text(version + ".ndjson").lines().map(Yesterday::kept).toList();
    }

    public static JobSettings settings(String address, Path folder) {
        return new JobSettings(
                Map.of("bootstrap.servers", address),
                Map.of("application.id", APPLICATION, "num.stream.threads", "1", "commit.interval.ms", "100"),
                List.of(new Source(Rows.INSTANCE, RowFormat.POCKETBASE, LATENESS, false)),
                rules(),
                new Redactor(new byte[32]),
                GeoLocator.NONE,
                EmailDisplay.PLAIN,
                folder,
                new JobSettings.Bounds(TASKS, 512, Driven.MEMORY, 50),
                new Timings(
                        Duration.ofMillis(100),
                        Duration.ofMinutes(10),
                        Duration.ofMillis(20),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30)));
    }

    /** Two days of an address that has habits, then failures of two addresses; all of it is read, and some of it settled. */
    private static Stream<String> rows() {
        Instant begin = Rows.NOON.minus(Duration.ofDays(2));
        Stream<String> habits = IntStream.range(0, 96)
                .mapToObj(i -> Rows.request("h" + i, begin.plusSeconds(i * 1_790L), "10.9.0.1", 200, "agent " + i % 3));
        Stream<String> failures = IntStream.range(0, 150).mapToObj(i -> failure("f" + i, i, "203.0.113.7"));
        Stream<String> others = IntStream.range(0, 4).mapToObj(i -> failure("o" + i, 100 + i, "203.0.113.8"));
        return Stream.of(habits, failures, others).flatMap(all -> all);
    }

    public static String failure(String id, long second, String address) {
        return Rows.request(id, Rows.NOON.plusSeconds(second), address, 400, "program " + second % 5);
    }

    /** Writes what a job of the version at hand leaves to a file: its name is the only argument. */
    public static void main(String[] args) throws Exception {
        List<Kept> all = new ArrayList<>();
        Path folder = Files.createTempDirectory("capture");
        try (Cluster cluster = new Cluster()) {
            cluster.make(1);
            try (LapwingJob job = LapwingJob.start(settings(cluster.address(), folder))) {
                cluster.send(Topics.RAW_POCKETBASE_POLLS, null, Rows.bytes(Rows.INSTANCE), poll());
                rows().forEach(row -> row(cluster, row));
                cluster.flush();
                cluster.alertsOnce(seen -> seen.openings() >= 5);
                cluster.send(
                        Topics.RAW_POCKETBASE,
                        null,
                        Rows.bytes(Rows.INSTANCE),
                        new ControlRow.Progress(SETTLED.plus(LATENESS).toEpochMilli()).toBytes());
                cluster.flush();
                String watermark = "watermark of " + Rows.INSTANCE;
                while (!job.health().details().getOrDefault(watermark, "").equals(SETTLED.toString())) {
                    cluster.records(Topics.ALERTS, 1);
                }
                row(cluster, Rows.request("h96", Rows.NOON.plusSeconds(120), "10.9.0.1", 200, "agent 1"));
                while (job.counters().of(JobCounter.ACCEPTED) - job.counters().of(JobCounter.MONITOR) < 251) {
                    cluster.records(Topics.ALERTS, 1);
                }
            }
            all.addAll(left(cluster));
        }
        try (Driven ingest = new Driven(rules(), folder.resolve("driven"))) {
            ingest.send(failure("unread", 160, "203.0.113.7"));
            ingest.byGroup()
                    .forEach(record -> all.add(new Kept(
                            "by-group-repartition",
                            record.key().length == 0 ? 0 : ByGroup.partitionOf(record.key(), TASKS),
                            record.key(),
                            record.value())));
        }
        Files.write(Path.of(args[0]), all.stream().map(Yesterday::line).toList());
        System.exit(0);
    }

    /** What the job left in its changelogs, the last of each key, and its alerts. */
    private static List<Kept> left(Cluster cluster) throws ExecutionException, InterruptedException {
        List<Kept> all = new ArrayList<>();
        for (String topic : List.of("groups-changelog", "resources-changelog", "incident-alerts-changelog")) {
            Map<String, Kept> compacted = new LinkedHashMap<>();
            cluster.all(APPLICATION + "-" + topic)
                    .forEach(record ->
                            compacted.put(record.partition() + Arrays.toString(record.key()), kept(topic, record)));
            all.addAll(compacted.values());
        }
        cluster.all(Topics.ALERTS.name()).forEach(record -> all.add(kept(Topics.ALERTS.name(), record)));
        return all;
    }

    private static void row(Cluster cluster, String row) {
        cluster.send(Topics.RAW_POCKETBASE, null, Rows.bytes(Rows.INSTANCE), Rows.bytes(row));
        cluster.flush();
    }

    private static byte[] poll() {
        return Rows.bytes(Polls.saw(SETTLED.plus(LATENESS), "f149", "f148"));
    }

    private static Kept kept(String topic, ConsumerRecord<byte[], byte[]> record) {
        return new Kept(topic, record.partition(), record.key(), record.value());
    }

    private static String line(Kept kept) {
        Base64.Encoder base64 = Base64.getEncoder();
        return Rows.text(JsonLine.of(json -> {
            json.writeStringField("topic", kept.topic());
            json.writeNumberField("partition", kept.partition());
            json.writeStringField("key", base64.encodeToString(kept.key()));
            byte[] value = kept.value();
            if (value != null) {
                json.writeStringField("value", base64.encodeToString(value));
            }
        }));
    }

    private static Kept kept(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return new Kept(
                    json.get("topic").asText(),
                    json.get("partition").asInt(),
                    json.get("key").binaryValue(),
                    json.has("value") ? json.get("value").binaryValue() : null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String name) {
        try (InputStream in = Yesterday.class.getResourceAsStream("/upgrade/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
