package dev.lapwing.topology.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.Correlating;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.metrics.JobCounter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decoded groups take no more memory than is set, however long their texts are. */
@Tag("long")
class GroupMemoryTest {
    private static final long LIMIT = Driven.MEMORY;

    @TempDir
    private Path folder;

    private final RuleSet rules = Rows.rules(Rows.burst(3));

    private List<TestRecord<byte[], byte[]>> failures(int count, int addresses) {
        String agent = "x".repeat(2_000);
        try (Driven ingest = new Driven(rules, folder)) {
            IntStream.range(0, count)
                    .mapToObj(i -> Rows.request(
                            "f" + i, Rows.NOON.plusMillis(i * 100L), "10.0.0." + i % addresses, 400, agent + i))
                    .forEach(ingest::send);
            return ingest.byGroup();
        }
    }

    private TopologySettings settings() {
        return Driven.settings(rules, folder, List.of(Driven.SHOP), 100, 3);
    }

    @Test
    void groupsOfSeveralTasksStayWithinTheLimitTogether() {
        TopologySettings settings = settings();
        long heaviest = 0;
        try (Correlating one = new Correlating(settings, 0);
                Correlating other = new Correlating(settings, 1)) {
            for (TestRecord<byte[], byte[]> signal : failures(6_000, 200)) {
                take(one, signal);
                take(other, signal);
                heaviest = Math.max(heaviest, settings.memory().held());
            }

            assertThat(heaviest).isBetween(LIMIT / 2, LIMIT + 100_000);
            assertThat(settings.counters().of(JobCounter.NO_ROOM)).isZero();
            assertThat(one.phases()).filteredOn("opened"::equals).hasSize(200);
        }
        assertThat(settings.memory().held()).isZero();
    }

    @Test
    void aSingleGroupGrowsNoFurtherThanItsShareAndSaysSo() {
        TopologySettings settings = settings();
        try (Correlating task = new Correlating(settings, 0)) {
            failures(4_000, 1).forEach(signal -> take(task, signal));

            assertThat(settings.memory().held()).isLessThan(LIMIT / 2 + 100_000);
            assertThat(settings.counters().of(JobCounter.NO_ROOM)).isPositive();
            assertThat(task.told(NodeNames.TELL_LATENESS))
                    .hasSizeBetween(2, 13)
                    .extracting(told ->
                            OcsfSchema.read(told.value()).path("monitor").asText())
                    .containsOnly("no_room");
            assertThat(task.phases()).startsWith("opened");
        }
    }

    @Test
    void aFullGroupTakesSignalsAgainOnceItHasSettled() {
        TopologySettings settings = settings();
        List<TestRecord<byte[], byte[]>> many = failures(4_000, 1);
        try (Correlating task = new Correlating(settings, 0);
                Driven ingest = new Driven(rules, folder)) {
            many.forEach(signal -> take(task, signal));
            long refused = settings.counters().of(JobCounter.NO_ROOM);
            ingest.progress(Rows.NOON.plus(Duration.ofHours(2)).plus(Driven.SHOP.lateness()));
            for (int i = 0; i < 3; i++) {
                ingest.send(Rows.failure("again" + i, Duration.ofHours(3).toSeconds(), "10.0.0.0"));
            }
            ingest.byGroup().forEach(signal -> take(task, signal));

            assertThat(settings.counters().of(JobCounter.NO_ROOM)).isEqualTo(refused);
            assertThat(task.phases()).endsWith("ended", "opened");
        }
    }

    private static void take(Correlating task, TestRecord<byte[], byte[]> signal) {
        task.take(new Record<>(signal.key(), signal.value(), signal.timestamp()));
    }
}
