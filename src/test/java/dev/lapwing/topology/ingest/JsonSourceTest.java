package dev.lapwing.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.normalize.json.JsonShape;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.LapwingTopologyTest;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.source.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of other logs, on the topic that Lapwing's own events are on. */
class JsonSourceTest {
    private static final String FAILED_LOGON = """
            title: A logon failed
            name: failed-logon
            logsource: {product: %s, service: security}
            detection: {sel: {EventID: 4625, Event.Logon|contains: net}, condition: sel}
            lapwing:
              threat: X1
              counts: logons
              says: "{count} logons"
              do: [Look at it.]
              group-by: [host.name]
              timespan: 5m
            """;

    @TempDir
    private Path folder;

    @Test
    void raiseAnAlertWhenARuleOfTheirProductMatches() {
        try (Driven job = driven("windows", false)) {
            job.sendJson("app", logon("e1", "2026-11-09T12:00:00Z"));
            var opened = job.alerts();
            job.sendJsonControl("app", progress(30));
            var ended = job.phases();

            assertThat(opened).extracting(Driven::phase).containsExactly("opened");
            assertThat(opened.get(0).path("evidences").get(0).path("uid").asText())
                    .isEqualTo("app:e1");
            assertThat(opened.get(0).path("start_time").asLong()).isEqualTo(Rows.NOON.toEpochMilli());
            assertThat(ended).containsExactly("ended");
        }
    }

    @Test
    void areNotSeenByRulesOfAnotherProduct() {
        try (Driven job = driven("linux", false)) {
            job.sendJson("app", logon("e1", "2026-11-09T12:00:00Z"));

            assertThat(job.alerts()).isEmpty();
            assertThat(job.counters.of(JobCounter.ACCEPTED)).isEqualTo(1);
        }
    }

    @Test
    void becomeDeadLettersWhenTheirTimeCannotBeRead() {
        try (Driven job = driven("windows", false)) {
            job.sendJson("app", logon("e1", "noon"));

            assertThat(job.readJson(Topics.DEAD_LETTERS)).singleElement().satisfies(letter -> {
                assertThat(letter.path("source").asText()).isEqualTo("app");
                assertThat(letter.path("reason").asText()).isEqualTo("unreadable");
                assertThat(letter.path("field").asText()).isEqualTo("ts");
            });
            assertThat(job.alerts()).isEmpty();
            assertThat(job.counters.of(JobCounter.ACCEPTED))
                    .as("what Lapwing says of it, and nothing else")
                    .isEqualTo(job.counters.of(JobCounter.MONITOR))
                    .isEqualTo(1);
            assertThat(LapwingTopologyTest.monitorKinds(job)).containsExactly("dead_letters");
        }
    }

    @Test
    void areKnownWithoutAKeyWhereOneSourceIsSpread() {
        try (Driven job = driven("windows", true)) {
            job.sendJson("", logon("e1", "2026-11-09T12:00:00Z"));

            assertThat(job.phases()).containsExactly("opened");
        }
    }

    @Test
    void sayNothingOfTheirEndOrProgressByALineOfTheLog() {
        try (Driven job = driven("windows", false)) {
            job.sendJson("app", logon("e1", "2026-11-09T12:00:00Z"));
            job.sendJson("app", Rows.text(progress(30)));
            job.sendJson("app", "{\"lapwing\":\"end\"}");
            job.sendJson("app", logon("e2", "2026-11-09T11:50:00Z"));

            assertThat(job.phases()).containsExactly("opened");
            assertThat(job.readJson(Topics.DEAD_LETTERS))
                    .extracting(letter -> letter.path("field").asText())
                    .containsExactly("ts", "ts");
            assertThat(job.counters.of(JobCounter.TOO_LATE)).isEqualTo(1);
        }
    }

    @Test
    void goOnAfterAnEndOfOursAsIfThereHadBeenNone() {
        try (Driven job = driven("windows", false)) {
            job.sendJson("app", logon("e1", "2026-11-09T12:00:00Z"));
            job.sendJsonControl("app", new ControlRow.End(OptionalLong.empty()).toBytes());
            List<String> first = job.phases();
            job.sendJson("app", logon("e2", "2026-11-09T13:00:00Z"));
            job.sendJson("app", logon("e3", "2026-11-09T12:58:00Z"));
            List<String> second = job.phases();
            job.sendJsonControl("app", progress(120));

            assertThat(first).containsExactly("opened", "ended");
            assertThat(second).containsExactly("opened", "updated");
            assertThat(job.phases()).containsExactly("ended");
        }
    }

    @Test
    void leaveLapwingsOwnRowsAlone() {
        try (Driven job = driven("windows", true)) {
            job.sendJson("lapwing", logon("e1", "2026-11-09T12:00:00Z"));

            assertThat(job.readJson(Topics.DEAD_LETTERS))
                    .extracting(letter -> letter.path("source").asText())
                    .containsExactly("lapwing");
            assertThat(job.alerts()).isEmpty();
        }
    }

    /** Whole numbers beyond 64 bits are told apart, 5 and 5.0 are one, and letter case counts. */
    @Test
    void areGroupedByTheirValuesAsTheyAreWritten() {
        List<String> users = List.of(
                "18446744073709551616",
                "18446744073709551617",
                "18446744073709551618",
                "5",
                "5.0",
                "\"Bob\"",
                "\"bob\"");
        try (Driven job = driven("windows", false)) {
            for (int i = 0; i < users.size(); i++) {
                job.sendJson("app", """
                        {"id":"u%d","ts":"2026-11-09T12:00:00Z","EventID":4625,"Event":{"Logon":"net"},"host.name":%s}""".formatted(i, users.get(i)));
            }

            assertThat(job.alerts())
                    .filteredOn(alert -> Driven.phase(alert).equals("opened"))
                    .hasSize(6);
        }
    }

    private Driven driven(String productOfRule, boolean spread) {
        RuleSet rules = RuleLoader.load(List.of(new RuleFile("r.yml", FAILED_LOGON.formatted(productOfRule))))
                .required();
        JsonShape shape = new JsonShape(Optional.of("ts"), Optional.of("id"), "windows", "");
        return new Driven(
                rules, folder, List.of(Driven.SHOP, Source.json("app", shape, Duration.ofMinutes(5), spread)), 2_000);
    }

    private static String logon(String id, String time) {
        return "{\"id\":\"%s\",\"ts\":\"%s\",\"EventID\":4625,\"Event\":{\"Logon\":\"network\"},\"host.name\":\"dc1\"}"
                .formatted(id, time);
    }

    private static byte[] progress(int minutes) {
        return new ControlRow.Progress(
                        Rows.NOON.plus(Duration.ofMinutes(minutes)).toEpochMilli())
                .toBytes();
    }
}
