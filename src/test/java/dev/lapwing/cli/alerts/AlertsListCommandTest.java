package dev.lapwing.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.Terminal;
import dev.lapwing.cli.kafka.AlertTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("broker")
class AlertsListCommandTest {
    @TempDir
    private static Path folder;

    private static AlertTopics topics;

    @BeforeAll
    static void start() {
        topics = new AlertTopics(folder);
    }

    @AfterAll
    static void stop() {
        topics.close();
    }

    @BeforeEach
    void empty() throws Exception {
        topics.forgetAll();
    }

    @Test
    void listsEachAlertOnceByItsNewestVersion() throws Exception {
        ObjectNode opened = AlertTopics.finding("ordered");
        topics.alert(opened);
        topics.alert(AlertTopics.closed(opened, 2, "ended").put("count", 25));

        Terminal told = topics.run("alerts", "list");

        assertThat(told.err()).isEmpty();
        assertThat(told.exitCode()).isZero();
        assertThat(told.out().lines()).hasSize(3);
        assertThat(told.out().lines().toList().get(1))
                .containsSubsequence(
                        "critical",
                        "512f2b83db8f",
                        "ended",
                        "pocketbase-superuser-success",
                        "203.0.113.231",
                        "25",
                        "24 events in 4 m 4 s");
        assertThat(told.out()).endsWith("1 alert: 1 critical; 0 open." + System.lineSeparator());
    }

    @Test
    void putsTheNewestLast() throws Exception {
        ObjectNode earlier = AlertTopics.finding("ordered");
        topics.alert(AlertTopics.finding("ratio"));
        topics.alert(earlier.put("end_time", earlier.path("end_time").longValue() - 5000));

        Terminal told = topics.run("alerts", "list");

        assertThat(told.out())
                .containsSubsequence("superuser-success", "stuffing-ratio", "2 alerts: 1 critical, 1 medium");
    }

    @Test
    void leavesOutWhatIsOverAndOldButNotWhatIsOpen() throws Exception {
        ObjectNode old = AlertTopics.called("old", AlertTopics.finding("ratio"));
        topics.alert(AlertTopics.closed(old, 2, "ended"), Duration.ofHours(25));
        topics.alert(AlertTopics.called("still-open", AlertTopics.finding("ratio")), Duration.ofHours(25));
        topics.alert(AlertTopics.closed(AlertTopics.called("new", old.deepCopy()), 2, "ended"), Duration.ofHours(23));

        Terminal usual = topics.run("alerts", "list");
        Terminal since = topics.run("alerts", "list", "--since", "24h");
        Terminal open = topics.run("alerts", "list", "--open");

        assertThat(ids(usual)).containsExactlyInAnyOrder("still-open", "new");
        assertThat(ids(since)).containsExactly("new");
        assertThat(ids(open)).containsExactly("still-open");
    }

    @Test
    void choosesByLevelRuleSourceAndEntity() throws Exception {
        topics.alert(AlertTopics.finding("ordered"));
        topics.alert(AlertTopics.finding("ratio"));
        topics.alert(AlertTopics.finding("detection"));

        assertThat(ids(topics.run("alerts", "list", "--level", "high")))
                .containsExactlyInAnyOrder("512f2b83db8f", "0a7338702965");
        assertThat(ids(topics.run("alerts", "list", "--rule", "pocketbase-stuffing-ratio")))
                .containsExactly("b1f01c7eadf1");
        assertThat(ids(topics.run("alerts", "list", "--source", "neon-audit"))).containsExactly("0a7338702965");
        assertThat(ids(topics.run("alerts", "list", "--entity", "203.0.113.231")))
                .containsExactly("512f2b83db8f");
        assertThat(topics.run("alerts", "list", "--level", "loud").err())
                .contains("'loud' is no level; there are informational, low, medium, high, critical");
    }

    @Test
    void countsNoDrill() throws Exception {
        ObjectNode drill = AlertTopics.finding("ratio");
        ((ObjectNode) drill.path("finding_info").path("analytic")).put("name", "lapwing-drill");
        topics.alert(drill);
        topics.alert(AlertTopics.finding("ordered"));

        Terminal told = topics.run("alerts", "list");

        assertThat(told.out())
                .contains("[drill] lapwing-drill")
                .contains("1 alert: 1 critical; 1 open; 1 drill besides.");
    }

    @Test
    void knowsWhatSomebodyResolved() throws Exception {
        topics.alert(AlertTopics.finding("ordered"));
        topics.run("alerts", "resolve", "512f", "--reason", "it was me");

        assertThat(topics.run("alerts", "list").out()).contains("  resolved  ").contains("0 open");
        assertThat(topics.run("alerts", "list", "--open").out()).isEqualToIgnoringNewLines("No alerts.");
    }

    @Test
    void printsWholeFindingsForOtherPrograms() throws Exception {
        ObjectNode opened = AlertTopics.finding("ordered");
        ObjectNode closed = AlertTopics.closed(opened, 2, "ended");
        topics.alert(opened);
        topics.alert(closed);

        Terminal told = topics.run("alerts", "list", "--json");

        JsonNode printed = new ObjectMapper().readTree(told.out());
        assertThat(told.out()).hasLineCount(1);
        assertThat(printed).isEqualTo(closed);
    }

    @Test
    void letsNothingOfAnAlertSteerTheTerminal() throws Exception {
        ObjectNode hostile = AlertTopics.called("i\u001b[2Jd", AlertTopics.finding("ordered"));
        ObjectNode ours = (ObjectNode) hostile.path("unmapped").path("lapwing");
        ours.put("margin", "m\u001b]0;x\u0007");
        ((ObjectNode) ours.path("group").path("by").get(0)).put("value", "v\u202e\n");
        topics.alert(AlertTopics.closed(hostile, 2, "e\u001b"));

        String told = topics.run("alerts", "list").out()
                + topics.run("alerts", "list", "--json").out()
                + topics.run("alerts", "show", "i").out();

        assertThat(told).contains("v\\u202e\\u000a").doesNotContain("\u001b", "\u0007", "\u202e");
    }

    @Test
    void saysWhichRecordIsNoAlert() throws Exception {
        topics.put(AlertTopics.ALERTS, "x", "{\"hello\":1}");
        topics.alert(AlertTopics.finding("ordered"));

        Terminal told = topics.run("alerts", "list");

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err()).matches("lapwing\\.alerts\\.v1-\\d@\\d+ is no alert\\.\\R");
        assertThat(told.out()).contains("1 alert: 1 critical");
    }

    private static List<String> ids(Terminal told) {
        List<String> lines = told.out().lines().toList();
        return lines.subList(1, lines.size() - 1).stream()
                .map(line -> line.split(" {2,}", -1)[2])
                .toList();
    }
}
