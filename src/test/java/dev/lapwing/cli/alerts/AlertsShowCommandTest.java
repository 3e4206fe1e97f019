package dev.lapwing.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.Terminal;
import dev.lapwing.cli.kafka.AlertTopics;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code alerts show} and {@code alerts resolve}. */
@Tag("broker")
class AlertsShowCommandTest {
    private static final String ID = "512f2b83db8f8398e8d5a03675e2a1be";

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
    void showsWhatSomebodyNeedsToDealWithIt() throws Exception {
        ObjectNode opened = AlertTopics.finding("ordered");
        topics.alert(opened);
        topics.alert(AlertTopics.closed(opened, 2, "ended"));

        Terminal told = topics.run("alerts", "show", "512f");

        assertThat(told.err()).isEmpty();
        assertThat(told.exitCode()).isZero();
        assertThat(told.out())
                .containsSubsequence(
                        "CRITICAL       ended      pocketbase-superuser-success (P1)",
                        "    203.0.113.231 had a right superuser password after failing again and again",
                        "    24 events in 4 m 4 s, rule wants 5 failed superuser logins",
                        "    pocketbase, src_endpoint.ip 203.0.113.231",
                        "id       " + ID,
                        "state    ended",
                        "evidence",
                        "pocketbase.ndjson:2033",
                        "what to do",
                        "    1. Call the superusers",
                        "read on",
                        "    docs/alerts/pocketbase-superuser-success.md",
                        "versions",
                        "    rev 1  ",
                        "  opened  24 events",
                        "    rev 2  ",
                        "  ended  24 events",
                        "    lapwing alerts resolve 512f2b83db8f --reason '...'",
                        "    lapwing mute add --rule pocketbase-superuser-success --entity src_endpoint.ip=203.0.113.231"
                                + " --source pocketbase --for 4h --reason '...'");
    }

    @Test
    void showsWhoWasToldAndWhatKeepsItQuiet() throws Exception {
        ObjectNode opened = AlertTopics.finding("ordered");
        topics.alert(opened);
        topics.put(
                AlertTopics.DELIVERIES,
                ID + "|security",
                "{\"channel\":\"security\",\"accepted\":\"2026-11-10T12:00:00Z\",\"old\":false,"
                        + "\"told\":{\"step\":\"OPEN\",\"rev\":1,\"message\":\"1794.55\",\"at\":\"2026-11-10T12:00:01Z\","
                        + "\"inDigest\":false,\"since\":\"2026-11-10T12:00:01Z\"},\"finding\":" + opened + "}");
        topics.put(
                AlertTopics.UNDELIVERED,
                ID + "|oncall",
                "{\"channel\":\"oncall\",\"step\":\"open\",\"reason\":\"404 no_service\",\"at\":\"2026-11-10T12:00:02Z\"}");
        topics.run("mute", "add", "--entity", "203.0.113.231", "--for", "4h", "--reason", "pen test");
        topics.run("mute", "add", "--entity", "203.0.113.232", "--for", "4h", "--reason", "another");

        Terminal told = topics.run("alerts", "show", ID);

        assertThat(told.out())
                .contains("    security  open  rev 1  2026-11-10 12:00:01 UTC  message 1794.55")
                .contains("    oncall refused to open it for good at 2026-11-10T12:00:02Z: 404 no_service")
                .containsPattern("    m-\\w{6} until .* UTC: entity src_endpoint.ip=203.0.113.231 \\(ana: pen test\\)")
                .doesNotContain("another");
    }

    @Test
    void listsWhichAlertsCouldBeMeant() throws Exception {
        topics.alert(AlertTopics.called("ab1", AlertTopics.finding("ordered")));
        topics.alert(AlertTopics.called("ab12", AlertTopics.finding("ratio")));

        Terminal both = topics.run("alerts", "show", "ab");
        Terminal exact = topics.run("alerts", "show", "ab1");

        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.out()).isEmpty();
        assertThat(both.err().lines())
                .containsExactlyInAnyOrder(
                        "2 alerts have an id that begins with ab:",
                        "    ab1  pocketbase-superuser-success  203.0.113.231",
                        "    ab12  pocketbase-stuffing-ratio  203.0.113.232");
        assertThat(exact.exitCode()).isZero();
    }

    @Test
    void saysThatNothingHappenedInADrill() throws Exception {
        ObjectNode drill = AlertTopics.finding("ordered");
        ((ObjectNode) drill.path("finding_info").path("analytic")).put("name", "lapwing-drill");
        topics.alert(drill);

        assertThat(topics.run("alerts", "show", "512f").out()).startsWith("[drill] Nothing happened");
    }

    @Test
    void resolvesAnAlertUnderItsWholeId() throws Exception {
        topics.alert(AlertTopics.finding("ordered"));

        Terminal told = topics.run("alerts", "resolve", "512f", "--reason", "it was me");

        assertThat(told.exitCode()).isZero();
        assertThat(told.out())
                .isEqualToIgnoringNewLines(
                        "Resolved " + ID + " (pocketbase-superuser-success, 203.0.113.231) by ana: it was me.");
        Map<String, String> kept = topics.kept(AlertTopics.RESOLUTIONS);
        assertThat(kept).containsOnlyKeys(ID);
        assertThat(kept.get(ID)).contains("\"who\":\"ana\"").contains("\"reason\":\"it was me\"");
        assertThat(topics.run("alerts", "show", ID).out()).containsPattern("state    resolved by ana at .*: it was me");
    }

    @Test
    void resolvesWhatIsLeftOfAnIncident() throws Exception {
        topics.alert(AlertTopics.in("i1", AlertTopics.finding("ordered")));
        topics.alert(AlertTopics.in("i1", AlertTopics.called("b", AlertTopics.finding("ordered"))));
        topics.alert(AlertTopics.in("i1", AlertTopics.called("before", AlertTopics.finding("ordered"))));
        topics.alert(AlertTopics.in("i2", AlertTopics.called("other", AlertTopics.finding("ordered"))));
        topics.run("alerts", "resolve", "before", "--reason", "first");

        Terminal told = topics.run("alerts", "resolve", "512f", "--incident", "--reason", "it was me");

        assertThat(told.out().lines()).hasSize(2);
        Map<String, String> kept = topics.kept(AlertTopics.RESOLUTIONS);
        assertThat(kept).containsOnlyKeys(ID, "b", "before");
        assertThat(kept.get("before")).contains("first");
        assertThat(topics.run("alerts", "show", "512f").out()).contains("incident i1");
    }

    @Test
    void resolvesAnAlertThatIsInNoIncidentByItself() throws Exception {
        topics.alert(AlertTopics.finding("ordered"));
        topics.alert(AlertTopics.called("b", AlertTopics.finding("ordered")));

        topics.run("alerts", "resolve", "512f", "--incident", "--reason", "it was me");

        assertThat(topics.kept(AlertTopics.RESOLUTIONS)).containsOnlyKeys(ID);
    }

    @Test
    void keepsTheFirstWordOnAnAlert() throws Exception {
        topics.alert(AlertTopics.finding("ordered"));
        topics.run("alerts", "resolve", "512f", "--reason", "it was me");

        Terminal told = topics.run("alerts", "resolve", "512f", "--reason", "no", "--who", "ben");

        assertThat(told.exitCode()).isZero();
        assertThat(told.out()).contains("was resolved before, by ana at ").contains(": it was me");
        assertThat(topics.kept(AlertTopics.RESOLUTIONS).get(ID)).contains("it was me");
    }

    @Test
    void resolvesNothingThatWasTakenBack() throws Exception {
        topics.alert(AlertTopics.closed(AlertTopics.finding("ordered"), 2, "retracted"));

        Terminal told = topics.run("alerts", "resolve", "512f", "--reason", "x");

        assertThat(told.exitCode()).isZero();
        assertThat(told.out()).contains("is over without anybody's word: it was retracted.");
        assertThat(topics.kept(AlertTopics.RESOLUTIONS)).isEmpty();
    }

    @Test
    void writesNothingAboutAnAlertThatIsNotThere() throws Exception {
        topics.alert(AlertTopics.finding("ordered"));

        Terminal told = topics.run("alerts", "resolve", "77", "--reason", "x");

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err())
                .isEqualToIgnoringNewLines(
                        "No alert has an id that begins with 77; lapwing alerts list shows which there are.");
        assertThat(topics.kept(AlertTopics.RESOLUTIONS)).isEmpty();
    }

    @Test
    void resolvesNothingWhereSeveralCouldBeMeant() throws Exception {
        topics.alert(AlertTopics.called("ab1", AlertTopics.finding("ordered")));
        topics.alert(AlertTopics.called("ab2", AlertTopics.finding("ratio")));

        assertThat(topics.run("alerts", "resolve", "ab", "--reason", "x").exitCode())
                .isEqualTo(2);
        assertThat(topics.kept(AlertTopics.RESOLUTIONS)).isEmpty();
    }
}
