package dev.lapwing.topology;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.redact.EmailDisplay;
import dev.lapwing.redact.Redactor;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.job.LapwingJob;
import dev.lapwing.topology.job.StreamsSettings;
import dev.lapwing.topology.metrics.Counters;
import dev.lapwing.topology.setup.GroupMemory;
import dev.lapwing.topology.setup.JobSettings;
import dev.lapwing.topology.setup.Timings;
import dev.lapwing.topology.setup.TopologySettings;
import dev.lapwing.topology.source.LagView;
import dev.lapwing.topology.source.PollTimes;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import dev.lapwing.topology.source.SourceTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The topology in a driver without a broker; all rows arrive a day after noon. */
public final class Driven implements AutoCloseable {
    public static final Instant ARRIVAL = Rows.NOON.plus(Duration.ofDays(1));
    public static final Source SHOP = new Source(Rows.INSTANCE, RowFormat.POCKETBASE, Duration.ofMinutes(11), false);

    /** Small, so that groups come and go. */
    public static final long MEMORY = 8_000_000;

    /** The driver has one task that correlates. */
    private static final int ONE_TASK = 1;

    public final Counters counters;
    public final SourceTimes times;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> rows;
    private final TestInputTopic<byte[], byte[]> json;
    private final TestInputTopic<byte[], byte[]> polls;
    private final List<JsonNode> alerts = new ArrayList<>();

    public Driven(RuleSet rules, Path folder) {
        this(rules, folder, List.of(SHOP), 2_000);
    }

    public Driven(RuleSet rules, Path folder, List<Source> sources, int dueLimit) {
        TopologySettings settings = Tasks.with(settings(rules, folder, sources, dueLimit), rules, ONE_TASK);
        counters = settings.counters();
        times = settings.times();
        Properties properties = StreamsSettings.of(job(rules, folder, sources, dueLimit));
        driver = new TopologyTestDriver(LapwingTopology.of(settings, properties), properties, ARRIVAL);
        rows = input(Topics.RAW_POCKETBASE);
        json = input(Topics.RAW_JSON);
        polls = input(Topics.RAW_POCKETBASE_POLLS);
    }

    public static TopologySettings settings(RuleSet rules, Path folder, List<Source> sources, int dueLimit) {
        return settings(rules, folder, sources, dueLimit, 3);
    }

    public static TopologySettings settings(
            RuleSet rules, Path folder, List<Source> sources, int dueLimit, int byGroupPartitions) {
        JobSettings job = job(rules, folder, sources, dueLimit);
        return new TopologySettings(
                new SourceLayout(sources, Map.of()),
                rules,
                job.redactor(),
                job.places(),
                LapwingJob.writers(job),
                byGroupPartitions,
                512,
                new GroupMemory(MEMORY, 1),
                dueLimit,
                Timings.USUAL,
                new Counters(),
                new SourceTimes(),
                new PollTimes(),
                new LagView());
    }

    private static JobSettings job(RuleSet rules, Path folder, List<Source> sources, int dueLimit) {
        return new JobSettings(
                Map.of("bootstrap.servers", "nowhere:1"),
                Map.of(),
                sources,
                rules,
                new Redactor(new byte[32]),
                GeoLocator.NONE,
                EmailDisplay.PLAIN,
                folder,
                new JobSettings.Bounds(3, 512, MEMORY, dueLimit),
                Timings.USUAL);
    }

    private TestInputTopic<byte[], byte[]> input(TopicSpec topic) {
        return driver.createInputTopic(
                topic.name(), new ByteArraySerializer(), new ByteArraySerializer(), ARRIVAL, Duration.ZERO);
    }

    public void send(String... lines) {
        for (String line : lines) {
            sendBytes(Rows.INSTANCE, Rows.bytes(line));
        }
    }

    public void sendBytes(String key, byte[] value) {
        rows.pipeInput(Rows.bytes(key), value);
    }

    /** Sends what our own tools say of a source. */
    public void sendControl(byte[] row) {
        rows.pipeInput(Rows.control(Rows.INSTANCE, row));
    }

    public void sendJsonControl(String key, byte[] row) {
        json.pipeInput(Rows.control(key, row));
    }

    public void sendPollsControl(byte[] row) {
        polls.pipeInput(Rows.control(Rows.INSTANCE, row));
    }

    public void sendMonitor(byte[] value) {
        json.pipeInput(Rows.bytes(SourceLayout.MONITOR.name()), value);
    }

    /** Sends a line of text. */
    public void sendText(String key, String line) {
        input(Topics.RAW_TEXT).pipeInput(Rows.bytes(key), Rows.bytes(line));
    }

    /** Sends a row without key where the key is empty. */
    public void sendJson(String key, String line) {
        json.pipeInput(key.isEmpty() ? null : Rows.bytes(key), Rows.bytes(line));
    }

    public void sendPolls(String... envelopes) {
        for (String envelope : envelopes) {
            sendPoll(Rows.INSTANCE, Rows.bytes(envelope));
        }
    }

    /** Sends to the polls without key where the key is empty. */
    public void sendPoll(String key, byte[] value) {
        polls.pipeInput(key.isEmpty() ? null : Rows.bytes(key), value);
    }

    /** Sends what was learned from history. */
    public void teach(byte[] value) {
        driver.createInputTopic(Topics.LEARNED.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new byte[] {1}, value, ARRIVAL);
    }

    public void progress(Instant upTo) {
        sendControl(new ControlRow.Progress(upTo.toEpochMilli()).toBytes());
    }

    public void end() {
        sendControl(new ControlRow.End(OptionalLong.empty()).toBytes());
    }

    public void second() {
        driver.advanceWallClockTime(Duration.ofSeconds(1));
    }

    /** All alerts told since the last call, each valid. */
    public List<JsonNode> alerts() {
        List<JsonNode> told = read(Topics.ALERTS).stream()
                .map(record -> OcsfSchema.assertValid(record.value()))
                .toList();
        alerts.addAll(told);
        return told;
    }

    /** What became of the alerts told since the last call: {@code opened}, or how they closed. */
    public List<String> phases() {
        return alerts().stream().map(Driven::phase).toList();
    }

    public static String phase(JsonNode alert) {
        return switch (alert.path("activity_id").asInt()) {
            case 1 -> "opened";
            case 2 -> "updated";
            default -> alert.path("status_detail").asText();
        };
    }

    public List<TestRecord<byte[], byte[]>> read(TopicSpec topic) {
        return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    public List<JsonNode> readJson(TopicSpec topic) {
        return read(topic).stream()
                .map(record -> OcsfSchema.read(record.value()))
                .toList();
    }

    /** What went to the groups since the last call. */
    public List<TestRecord<byte[], byte[]>> byGroup() {
        return driver.createOutputTopic(
                        Topics.internal(Topics.APPLICATION_ID).get(0),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())
                .readRecordsToList();
    }

    public TopologyTestDriver driver() {
        return driver;
    }

    @Override
    public void close() {
        driver.close();
    }
}
