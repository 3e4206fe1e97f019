package dev.lapwing.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.ingest.Ingest;
import dev.lapwing.topology.job.TooLarge;
import dev.lapwing.topology.metrics.JobCounter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest of everything that can be sent: every record that comes of it fits into its topic. */
@Tag("long")
class LargestTest {
    private static final String ADDRESS = "203.0.113.7";
    /** Three bytes each in UTF-8. */
    private static final String WIDE = "\u6f22";

    private static final String[] RULES = {
        Rows.burst(3),
        Rows.correlation(
                "programs", "value_count", "[failed]", "[src_endpoint.ip]", "{field: http_request.user_agent, gte: 4}"),
        Rows.correlation("by-program", "event_count", "[failed]", "[http_request.user_agent]", "{gte: 1}"),
        Rows.correlation("by-two", "event_count", "[failed]", "[http_request.user_agent, src_endpoint.ip]", "{gte: 1}"),
        Rows.correlation("wave", "value_count", "[by-program]", "[]", "{field: http_request.user_agent, gte: 2}")
                .replace("  group-by: []\n", "")
    };

    @TempDir
    private Path folder;

    private static String row(String id, long second, String agent) {
        return Rows.request(id, Rows.NOON.plusSeconds(second), ADDRESS, 400, agent)
                .replace("\"referer\":\"\"", "\"referer\":\"" + agent + "\"")
                .replace("auth-with-password", "auth-with-password?" + agent);
    }

    /** Long user agents that differ only at their end. */
    private static Stream<String> rows(int count, String character, int length) {
        String agent = character.repeat(length);
        return IntStream.range(0, count).mapToObj(i -> row(character + length + "-" + i, i, agent + i));
    }

    @Test
    void everyRecordFitsThatComesOfTheLargestRows() {
        try (Driven job = new Driven(Rows.rules(RULES), folder)) {
            rows(64, "x", 65_000).forEach(job::send);
            rows(40, WIDE, 60_000).forEach(job::send);
            job.send(row("id".repeat(50_000), 50, "curl"));
            job.sendBytes("k".repeat(900_000), Rows.bytes("x".repeat(900_000)));
            job.sendBytes(Rows.INSTANCE, Rows.bytes("\u0001".repeat(900_000)));
            job.sendPolls(Polls.saw(Rows.NOON, longIds()));
            job.progress(Rows.NOON.plus(Duration.ofHours(3)));
            job.sendPolls(Polls.saw(Rows.NOON.plus(Duration.ofHours(3)), "left"));
            job.send(row("late", 60, "x".repeat(300_000)));
            job.second();

            List<Integer> sizes = new ArrayList<>();
            Stream.of(Topics.ALERTS, Topics.INCIDENTS, Topics.DEAD_LETTERS, Topics.LATE)
                    .map(job::read)
                    .peek(records -> assertThat(records).isNotEmpty())
                    .forEach(records -> records.forEach(record -> sizes.add(size(record))));
            assertThat(sizes).allMatch(size -> size < TooLarge.LARGEST / 2);
            assertThat(job.byGroup()).isNotEmpty().allMatch(record -> size(record) < 10_000);
            assertThat(job.counters.of(JobCounter.NO_ROOM)).isZero();
        }
    }

    @Test
    void whatIsStoredOfAGroupStaysFarBelowTheLargestRecord() {
        try (Driven job = new Driven(Rows.rules(RULES), folder)) {
            rows(200, WIDE, 30_000).forEach(job::send);
            job.progress(Rows.NOON.plusSeconds(100).plus(Driven.SHOP.lateness()));
            rows(1, "y", 200_000).forEach(job::send);
            job.sendPolls(Polls.saw(Rows.NOON, longIds()));

            List<Integer> sizes = new ArrayList<>();
            for (String store : List.of(Topics.GROUPS, Topics.RESOURCES, Topics.INCIDENT_ALERTS)) {
                try (var all =
                        job.driver().<Bytes, byte[]>getKeyValueStore(store).all()) {
                    all.forEachRemaining(entry -> sizes.add(entry.key.get().length + entry.value.length));
                }
            }
            assertThat(sizes).hasSizeGreaterThan(200).allMatch(size -> size < 1_000_000);
        }
    }

    @Test
    void longValuesThatDifferAreCountedAsDifferent() {
        try (Driven job = new Driven(Rows.rules(RULES), folder)) {
            rows(4, "x", 195_000).forEach(job::send);

            assertThat(job.alerts())
                    .filteredOn(alert ->
                            alert.at("/finding_info/analytic/name").asText().equals("programs"))
                    .extracting(alert -> alert.path("count").asInt())
                    .containsExactly(4);
        }
    }

    @Test
    void aPollThatIsLargerThanWhatARepartitionTakesIsPutAside() {
        try (Driven job = new Driven(Polls.rules(), folder)) {
            String poll = Polls.saw(Rows.NOON, "a");
            job.sendPolls(poll.replace(
                    "\"connector\":\"0.1.0\"", "\"connector\":\"" + "x".repeat(Ingest.LARGEST_POLL) + "\""));

            assertThat(job.readJson(Topics.DEAD_LETTERS))
                    .extracting(letter -> letter.path("reason").asText())
                    .containsExactly("too large");
        }
    }

    private static String[] longIds() {
        return IntStream.range(0, 1_000).mapToObj(i -> i + WIDE.repeat(250)).toArray(String[]::new);
    }

    private static int size(TestRecord<byte[], byte[]> record) {
        return record.key().length + record.value().length;
    }
}
