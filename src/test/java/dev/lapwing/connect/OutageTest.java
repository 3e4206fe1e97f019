package dev.lapwing.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Waiting;
import dev.lapwing.connect.pocketbase.log.FakePocketBase;
import dev.lapwing.connect.pocketbase.log.LogRows;
import dev.lapwing.connect.source.LogTime;
import dev.lapwing.embedded.EmbeddedBroker;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.redact.EmailDisplay;
import dev.lapwing.redact.Redactor;
import dev.lapwing.topology.Polls;
import dev.lapwing.topology.job.LapwingJob;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.setup.JobSettings;
import dev.lapwing.topology.setup.Timings;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connector was away for an hour; the job went on. */
@Tag("broker")
class OutageTest {
    private static final int EARLIER = 300;
    private static final int BACKLOG = 3600;

    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(2));
    private final MovableClock clock = new MovableClock(begin);
    private final FakePocketBase server = new FakePocketBase();
    private final StoredOffsets offsets = new StoredOffsets();
    private final EmbeddedBroker broker = EmbeddedBroker.start();
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "max.in.flight.requests.per.connection", 1),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        producer.close();
        broker.close();
        server.close();
    }

    @Test
    void bringsABacklogOfAnHourOfWhichNoRowIsTooLate() throws Exception {
        makeTopics();
        try (LapwingJob job = LapwingJob.start(settings())) {
            failures(EARLIER, begin.minusSeconds(EARLIER));
            ship(EARLIER);
            awaitAccepted(job, EARLIER);

            failures(BACKLOG, begin);
            clock.move(Duration.ofHours(1));
            ship(BACKLOG);
            awaitAccepted(job, EARLIER + BACKLOG);

            Instant settled = begin.plus(Duration.ofHours(1)).minus(RowFormat.POCKETBASE.lateness());
            awaitWatermark(job, settled);
            assertThat(job.counters().of(JobCounter.SIGNALS)).isEqualTo(EARLIER + BACKLOG);
            assertThat(job.counters().of(JobCounter.TOO_LATE)).isZero();
            assertThat(job.counters().of(JobCounter.DEAD_LETTERED)).isZero();
        }
    }

    /** Failed logins, a second apart, which a rule counts: what no rule counts cannot be late. */
    private void failures(int count, Instant from) {
        for (int i = 0; i < count; i++) {
            server.rows.add(LogRows.of(
                    "f" + from.plusSeconds(i).getEpochSecond(),
                    LogTime.write(from.plusSeconds(i)),
                    8,
                    "POST",
                    "{\"type\":\"request\",\"status\":400,\"method\":\"POST\",\"auth\":\"\",\"userIP\":\"203.0.113.7\","
                            + "\"remoteIP\":\"203.0.113.7\",\"error\":\"Failed to authenticate.\","
                            + "\"url\":\"/api/collections/users/auth-with-password\"}"));
        }
    }

    /** A life of the connector: as long as there are rows. */
    private void ship(int rows) throws InterruptedException {
        PocketBaseSourceTask task = new PocketBaseSourceTask(clock);
        task.initialize(offsets);
        task.start(Configs.api("url", server.url(), "token", server.token(), "probe.interval.ms", "0"));
        int sent = 0;
        boolean told = false;
        while (sent < rows || !told) {
            List<SourceRecord> records = task.poll();
            if (records == null) {
                clock.move(Duration.ofMillis(1));
                continue;
            }
            sent += Sent.rows(records).size();
            told = !Sent.progress(records).isEmpty();
            records.forEach(this::send);
            offsets.stored = Sent.offset(records.get(records.size() - 1));
        }
        producer.flush();
        task.stop();
    }

    private void send(SourceRecord row) {
        var unused = producer.send(new ProducerRecord<>(row.topic(), (byte[]) row.key(), (byte[]) row.value()));
    }

    private static void awaitAccepted(LapwingJob job, long rows) {
        Waiting.until(
                rows + " accepted rows",
                () -> job.counters().of(JobCounter.ACCEPTED),
                () -> job.counters().of(JobCounter.ACCEPTED) >= rows);
    }

    private static void awaitWatermark(LapwingJob job, Instant settled) {
        Waiting.until(
                "the watermark " + settled,
                () -> watermark(job),
                () -> !watermark(job).isBefore(settled));
    }

    private static Instant watermark(LapwingJob job) {
        return Instant.parse(
                job.health().details().getOrDefault(SourceTimes.watermarkOf("shop"), Instant.EPOCH.toString()));
    }

    private void makeTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(Topics.needed().stream()
                            .map(topic -> new NewTopic(topic.name(), 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    private JobSettings settings() {
        return new JobSettings(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                Map.of("commit.interval.ms", "100"),
                List.of(new Source("shop", RowFormat.POCKETBASE, RowFormat.POCKETBASE.lateness(), false)),
                Polls.rules(),
                new Redactor(new byte[32]),
                GeoLocator.NONE,
                EmailDisplay.PLAIN,
                folder,
                new JobSettings.Bounds(1, 512, 64 << 20, 50),
                new Timings(
                        Duration.ofMillis(100),
                        Duration.ofMinutes(10),
                        Duration.ofMillis(20),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30)));
    }
}
