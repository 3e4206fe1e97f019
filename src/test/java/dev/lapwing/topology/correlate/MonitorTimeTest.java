package dev.lapwing.topology.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.event.MonitorKind;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.normalize.MonitorRow;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.source.SourceLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time of what Lapwing says of itself, by the clocks of several hosts. */
class MonitorTimeTest {
    private static final String RULE = """
            title: Rows that could not be read
            name: unread
            logsource: {product: lapwing, service: monitor}
            detection: {sel: {monitor.kind: dead_letters}, condition: sel}
            level: medium
            lapwing:
              threat: X1
              counts: reports
              says: "{count} reports"
              do: [Look at it.]
              group-by: [monitor.source]
              timespan: 1h
            """;

    @TempDir
    private Path folder;

    private Driven job;

    @BeforeEach
    void start() {
        job = new Driven(RuleLoader.load(List.of(new RuleFile("r.yml", RULE))).required(), folder);
    }

    @AfterEach
    void stop() {
        job.close();
    }

    @Test
    void aRowOfAHostWhoseClockIsSlowCountsWhereTheWatermarkStands() {
        tell(Rows.NOON);
        job.second();
        tell(Rows.NOON.minus(Duration.ofMinutes(10)));
        List<JsonNode> told = job.alerts();

        assertThat(told).extracting(Driven::phase).containsExactly("opened", "updated");
        assertThat(told.get(1).path("count").asLong()).isEqualTo(2);
        assertThat(told.get(1).path("start_time").asLong())
                .isEqualTo(Rows.NOON.minusSeconds(60).toEpochMilli());
        assertThat(job.counters.of(JobCounter.TOO_LATE)).isZero();
        assertThat(job.read(Topics.LATE)).isEmpty();
    }

    @Test
    void aRowOfASlowHostOpensAnAlertAlsoLongAfterTheOthers() {
        tell(Rows.NOON);
        progress(Rows.NOON.plus(Duration.ofHours(3)));
        List<String> first = job.phases();
        tell(Rows.NOON.plus(Duration.ofMinutes(1)));

        assertThat(first).containsExactly("opened", "ended");
        assertThat(job.phases()).containsExactly("opened");
    }

    @Test
    void aRowOfAHostWhoseClockIsAheadCountsAtItsArrival() {
        tell(Driven.ARRIVAL.plus(Duration.ofHours(1)));
        progress(Driven.ARRIVAL.plus(Duration.ofHours(1)));

        assertThat(job.alerts())
                .singleElement()
                .satisfies(alert ->
                        assertThat(alert.path("start_time").asLong()).isEqualTo(Driven.ARRIVAL.toEpochMilli()));
        assertThat(job.counters.of(JobCounter.DEAD_LETTERED)).isZero();
    }

    @Test
    void whatIsSaidOfTheSourcesEndsWithTheLastOfThem() {
        job.send("no row", Rows.failure("a", 0, "10.0.0.1"));
        job.end();

        assertThat(job.phases()).containsExactly("opened", "ended");
    }

    @Test
    void anUnreadableRowAfterTheEndShowsThatTheSourceGoesOn() {
        job.send(Rows.failure("a", 0, "10.0.0.1"));
        job.end();
        job.send("no row");
        job.send("no row either");
        job.second();

        assertThat(job.phases()).containsExactly("opened", "updated");
    }

    private void tell(Instant time) {
        job.sendMonitor(
                new MonitorRow(MonitorKind.DEAD_LETTERS, time, "d:" + time, Rows.INSTANCE, 1, "", "").toBytes());
    }

    private void progress(Instant upTo) {
        job.sendJsonControl(SourceLayout.MONITOR_NAME, new ControlRow.Progress(upTo.toEpochMilli()).toBytes());
    }
}
