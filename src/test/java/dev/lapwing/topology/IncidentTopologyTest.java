package dev.lapwing.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.source.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts on their way through the step that joins them. */
class IncidentTopologyTest {
    private static final String[] RULES = {
        Rows.burst(3),
        Rows.correlation("again", "event_count", "[failed]", "[src_endpoint.ip, http_request.user_agent]", "{gte: 4}")
    };

    @TempDir
    private Path folder;

    @Test
    void alertsOfSeveralRulesAboutOneAddressAreOneIncident() {
        try (Driven job = new Driven(Rows.rules(RULES), folder)) {
            attack(job, "a", "203.0.113.7");
            attack(job, "b", "203.0.113.8");
            job.progress(Rows.NOON.plus(Duration.ofHours(1)));

            List<JsonNode> alerts = job.alerts();
            Collection<JsonNode> incidents = newest(job.readJson(Topics.INCIDENTS));

            assertThat(incidents).hasSize(2);
            assertThat(incidents).allSatisfy(incident -> {
                assertThat(incident.at("/finding_info/related_events_count").asInt())
                        .isEqualTo(2);
                assertThat(incident.path("status_detail").asText()).isEqualTo("ended");
                assertThat(alerts)
                        .filteredOn(alert ->
                                alert.at("/unmapped/lapwing/incident").equals(incident.at("/finding_info/uid")))
                        .extracting(alert -> alert.at("/finding_info/uid"))
                        .hasSameElementsAs(incident.at("/unmapped/lapwing/members"));
            });
        }
    }

    @Test
    void theIncidentsOfAStoryAreTheSameInAnyOrderOfItsRows() {
        List<Story.Row> rows = Story.rows(11).subList(0, 300);

        Set<String> one = incidents(Story.shuffled(rows, 5), "one");
        Set<String> other = incidents(Story.shuffled(rows, 6), "other");

        assertThat(one).hasSizeGreaterThan(8);
        assertThat(other).isEqualTo(one);
    }

    /** What happened in each incident that stands at the end, whatever it is called. */
    private Set<String> incidents(List<Story.Row> rows, String state) {
        Source shop = new Source(Rows.INSTANCE, RowFormat.POCKETBASE, Story.LATENESS, false);
        try (Driven job = new Driven(Story.rules(), folder.resolve(state), List.of(shop), 100)) {
            rows.forEach(row -> job.send(row.text()));
            job.sendControl(Story.end(rows));
            job.second();
            assertThat(job.counters.of(JobCounter.TOO_LATE)).isZero();
            return newest(job.readJson(Topics.INCIDENTS)).stream()
                    .filter(incident -> incident.path("status_detail").asText().equals("ended"))
                    .map(incident -> incident.at("/finding_info/desc").asText() + incident.path("risk_score"))
                    .collect(Collectors.toSet());
        }
    }

    private static void attack(Driven job, String id, String address) {
        for (int i = 0; i < 6; i++) {
            job.send(Rows.request(id + i, Rows.NOON.plusSeconds(i), address, 400, "curl"));
        }
    }

    private static Collection<JsonNode> newest(List<JsonNode> versions) {
        Map<String, JsonNode> newest = new LinkedHashMap<>();
        versions.forEach(version -> newest.put(version.at("/finding_info/uid").asText(), version));
        return newest.values();
    }
}
