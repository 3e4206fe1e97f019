package dev.lapwing.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.source.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wiring: what comes in, and what goes where. */
public class LapwingTopologyTest {
    private static final String NEIGHBOUR = "203.0.113.7";

    @TempDir
    private Path folder;

    private Driven driven(String... correlations) {
        return new Driven(correlations.length == 0 ? Rows.rules() : Rows.rules(correlations), folder);
    }

    @Test
    void opensAnAlertAtTheThirdFailureAndEndsItWhenTheWatermarkHasPassed() {
        try (Driven job = driven()) {
            job.send(failures("a", 3, NEIGHBOUR));
            List<JsonNode> opened = job.alerts();
            job.progress(Rows.NOON.plus(Duration.ofMinutes(30)));
            List<JsonNode> ended = job.alerts();

            assertThat(opened).extracting(Driven::phase).containsExactly("opened");
            assertThat(opened.get(0).path("evidences").get(0).path("name").asText())
                    .isEqualTo("lapwing.raw.pocketbase.v1-0@0");
            assertThat(ended).extracting(Driven::phase).containsExactly("ended");
            assertThat(ended.get(0).path("count").asInt()).isEqualTo(3);
        }
    }

    @Test
    void namesTheAlertByItsIdAndStampsItWithTheTimeOfWriting() {
        try (Driven job = driven()) {
            job.send(failures("a", 3, NEIGHBOUR));

            var record = job.read(Topics.ALERTS).get(0);

            assertThat(record.timestamp()).isEqualTo(Driven.ARRIVAL.toEpochMilli());
            assertThat(record.headers()).isEmpty();
        }
    }

    @Test
    void keepsAnEpisodeOpenWhileOnlyEventsComeWithinTheLateness() {
        try (Driven job = driven()) {
            job.send(failures("a", 3, NEIGHBOUR));
            job.send(Rows.failure("late", 600, "198.51.100.1"));
            job.second();

            assertThat(job.phases()).containsExactly("opened");
        }
    }

    @Test
    void endsWhatIsOpenAtTheEndMarker() {
        try (Driven job = driven()) {
            job.send(failures("a", 3, NEIGHBOUR));
            job.end();

            assertThat(job.phases()).containsExactly("opened", "ended");
            assertThat(storedKeys(job)).isEmpty();
        }
    }

    @Test
    void putsALateSignalAsideAndTellsTheMonitor() {
        try (Driven job = driven()) {
            job.progress(Rows.NOON.plus(Duration.ofMinutes(30)));
            job.send(Rows.failure("slow", 0, NEIGHBOUR));

            JsonNode late = job.readJson(Topics.LATE).get(0);
            assertThat(late.path("event").asText()).isEqualTo("shop:slow");
            assertThat(late.path("lateness").asLong())
                    .isEqualTo(Duration.ofMinutes(19).toMillis());
            assertThat(late.path("place").asText()).isEqualTo("lapwing.raw.pocketbase.v1-0@1");
            assertThat(monitorKinds(job)).containsExactly("too_late");
            assertThat(job.counters.of(JobCounter.TOO_LATE)).isEqualTo(1);
        }
    }

    @Test
    void takesAnEventExactlyAtTheWatermark() {
        try (Driven job = driven()) {
            job.progress(Rows.NOON.plus(Duration.ofMinutes(11)));
            job.send(Rows.failure("just", 0, NEIGHBOUR));

            assertThat(job.read(Topics.LATE)).isEmpty();
        }
    }

    @Test
    void worksOffMoreDueGroupsThanFitIntoOneCall() {
        try (Driven job = new Driven(Rows.rules(Rows.burst(1)), folder, List.of(Driven.SHOP), 7)) {
            for (int i = 0; i < 50; i++) {
                job.send(Rows.failure("g" + i, i, "10.0.0." + i));
            }
            job.progress(Rows.NOON.plus(Duration.ofMinutes(30)));
            List<String> atOnce = job.phases();
            for (int i = 0; i < 10; i++) {
                job.second();
            }

            assertThat(atOnce).filteredOn("ended"::equals).hasSize(7);
            assertThat(job.phases()).hasSize(43).containsOnly("ended");
        }
    }

    @Test
    void countsOverAllInstancesByTheSlowestOfThem() {
        Source other = new Source("other", RowFormat.POCKETBASE, Duration.ofMinutes(11), false);
        String all = Rows.burst(3) + "  scope: all\n";
        try (Driven job = new Driven(Rows.rules(all), folder, List.of(Driven.SHOP, other), 2_000)) {
            job.send(failures("a", 2, NEIGHBOUR));
            job.sendBytes("other", Rows.bytes(Rows.failure("b", 5, NEIGHBOUR)));
            List<String> first = job.phases();
            job.progress(Rows.NOON.plus(Duration.ofMinutes(30)));
            List<String> second = job.phases();
            job.sendBytes("other", Rows.bytes(Rows.failure("c", 1_800, NEIGHBOUR)));
            job.second();

            assertThat(first).containsExactly("opened");
            assertThat(second).isEmpty();
            assertThat(job.phases()).containsExactly("ended");
        }
    }

    @Test
    void keepsTheSameAlertsWhenManyGroupsDoNotFitIntoMemory() {
        try (Driven job = driven()) {
            for (int i = 0; i < 2_000; i++) {
                job.send(Rows.failure("x" + i, i % 60, "10.0." + i % 200 + ".1"));
            }

            assertThat(job.phases()).filteredOn("opened"::equals).hasSize(200);
        }
    }

    public static String[] failures(String id, int count, String address) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(Rows.failure(id + i, i, address));
        }
        return rows.toArray(new String[0]);
    }

    public static List<String> monitorKinds(Driven job) {
        return job.readJson(Topics.RAW_JSON).stream()
                .map(row -> row.path("monitor").asText())
                .toList();
    }

    /** The keys of groups, pages and due times. */
    private static List<String> storedKeys(Driven job) {
        List<String> keys = new ArrayList<>();
        try (var all =
                job.driver().<Object, byte[]>getKeyValueStore(Topics.GROUPS).all()) {
            all.forEachRemaining(entry -> keys.add(entry.key.toString()));
        }
        return keys.stream().filter(key -> "hpd".indexOf(key.charAt(0)) >= 0).toList();
    }
}
