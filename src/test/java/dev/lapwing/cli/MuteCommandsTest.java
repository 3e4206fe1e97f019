package dev.lapwing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.Terminal;
import dev.lapwing.cli.kafka.AlertTopics;
import dev.lapwing.notify.delivery.Mute;
import dev.lapwing.notify.delivery.MuteJson;
import dev.lapwing.notify.route.Entity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("broker")
class MuteCommandsTest {
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
    void keepsWhatIsMutedByWhomAndWhyUntilWhen() {
        Instant before = Instant.now();

        Terminal told = topics.run(
                "mute",
                "add",
                "--rule",
                "pocketbase-stuffing",
                "--entity",
                "203.0.113.7",
                "--source",
                "shop",
                "--for",
                "4h",
                "--reason",
                "load test");

        assertThat(told.err()).isEmpty();
        assertThat(told.exitCode()).isZero();
        Mute mute = onlyMute();
        assertThat(told.out())
                .startsWith("Muted as " + mute.id() + " until ")
                .contains(
                        ": rule pocketbase-stuffing, entity src_endpoint.ip=203.0.113.7, source shop (ana: load test).")
                .endsWith("To take it back: lapwing mute remove " + mute.id() + System.lineSeparator());
        assertThat(mute.rule()).contains("pocketbase-stuffing");
        assertThat(mute.until())
                .isBetween(before.plus(Duration.ofHours(4)), Instant.now().plus(Duration.ofHours(4)));
    }

    @Test
    void mutesARuleItDoesNotKnowAndSaysWhichIsLikeIt() {
        Terminal told = topics.run(
                "mute", "add", "--rule", "pocketbase-stufing", "--for", "4h", "--reason", "x", "--who", "ben");

        assertThat(told.exitCode()).isZero();
        assertThat(told.err())
                .isEqualToIgnoringNewLines(
                        "No rule here is called pocketbase-stufing; did you mean pocketbase-stuffing?"
                                + " It is muted all the same.");
        assertThat(onlyMute().who()).isEqualTo("ben");
    }

    @Test
    void refusesToMuteEverythingOrForNoTimeOrWithoutAReason() {
        assertThat(topics.run("mute", "add", "--for", "4h", "--reason", "x").err())
                .startsWith("lapwing: Name at least one of --rule, --entity and --source");
        assertThat(topics.run("mute", "add", "--source", "shop", "--for", "0m", "--reason", "x")
                        .err())
                .contains("'0m' is no time such as 30m, 4h or 2d");
        assertThat(topics.run("mute", "add", "--source", "shop", "--for", "4h", "--reason", " ")
                        .exitCode())
                .isEqualTo(2);
        assertThat(topics.run("mute", "add", "--source", "shop", "--for", "4h").exitCode())
                .isEqualTo(2);
        assertThat(topics.kept(AlertTopics.MUTES)).isEmpty();
    }

    @Test
    void listsWhatHoldsAndOnDemandWhatIsOver() {
        Instant now = Instant.now();
        put(mute("m-now", now.plusSeconds(7200)));
        put(mute("m-over", now.minusSeconds(1)));

        Terminal holds = topics.run("mute", "list");
        Terminal all = topics.run("mute", "list", "--all");

        assertThat(holds.out()).contains("m-now").doesNotContain("m-over").contains("1 h 59 m");
        assertThat(all.out()).contains("m-now").contains("m-over").contains("over");
        assertThat(holds.exitCode()).isZero();
    }

    @Test
    void saysThatThereAreNone() {
        assertThat(topics.run("mute", "list").out()).isEqualToIgnoringNewLines("No mutes.");
    }

    @Test
    void letsNoReasonSteerTheTerminal() {
        topics.run("mute", "add", "--entity", "agent=a\u001b[31m", "--for", "1h", "--reason", "b\u202e\nc");

        Terminal told = topics.run("mute", "list");

        assertThat(told.out())
                .contains("a\\u001b[31m")
                .contains("b\\u202e\\u000ac")
                .doesNotContain("\u001b");
    }

    @Test
    void asksForTheFieldOfAValueThatIsNoAddress() {
        Terminal told = topics.run("mute", "add", "--entity", "curl/8.0", "--for", "1h", "--reason", "x");

        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(told.err()).startsWith("lapwing: --entity needs a field: write ip=, user=");
        assertThat(topics.kept(AlertTopics.MUTES)).isEmpty();
    }

    @Test
    void warnsOfAFieldByWhichNoRuleGroups() {
        Terminal told =
                topics.run("mute", "add", "--entity", "src_endpoint.pi=203.0.113.7", "--for", "1h", "--reason", "x");

        assertThat(told.err()).startsWith("No rule here groups by src_endpoint.pi; did you mean src_endpoint.ip?");
    }

    @Test
    void mutesWhatIsLikeAnAlertWhoseValueNobodyCouldType() throws Exception {
        String agent = "curl\u001b[31m'\n";
        ObjectNode finding = AlertTopics.called("ab12", AlertTopics.finding("ordered"));
        ((ObjectNode) finding.at("/unmapped/lapwing/group/by/0"))
                .put("name", "http_request.user_agent")
                .put("value", agent);
        topics.alert(finding);
        Terminal shown = topics.run("alerts", "show", "ab12");
        assertThat(shown.err()).isEmpty();
        assertThat(shown.out()).contains("lapwing mute add --alert ab12 --for 4h");

        Terminal told = topics.run("mute", "add", "--alert", "ab12", "--for", "4h", "--reason", "x");

        assertThat(told.exitCode()).isZero();
        assertThat(onlyMute().entity()).contains(new Entity(Optional.of("http_request.user_agent"), agent));
        assertThat(onlyMute().rule()).contains("pocketbase-superuser-success");
        assertThat(onlyMute().source()).contains("pocketbase");
    }

    @Test
    void takesAMuteBack() {
        put(mute("m-now", Instant.now().plusSeconds(7200)));

        Terminal told = topics.run("mute", "remove", "m-now");

        assertThat(told.out())
                .isEqualToIgnoringNewLines("No longer muted: entity src_endpoint.ip=203.0.113.7 (ana: load test).");
        assertThat(told.exitCode()).isZero();
        assertThat(topics.kept(AlertTopics.MUTES)).isEmpty();
    }

    @Test
    void saysThatThereIsNoSuchMute() {
        Terminal told = topics.run("mute", "remove", "m-none");

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err())
                .isEqualToIgnoringNewLines("There is no mute m-none; lapwing mute list shows which there are.");
    }

    @Test
    void saysWhichRecordIsNoMuteAndLetsItBeRemoved() {
        topics.put(AlertTopics.MUTES, "odd", "{}");

        Terminal listed = topics.run("mute", "list");
        Terminal removed = topics.run("mute", "remove", "odd");

        assertThat(listed.exitCode()).isEqualTo(1);
        assertThat(listed.err()).matches("lapwing\\.mutes\\.v1-0@\\d+ is no mute\\.\\R");
        assertThat(removed.exitCode()).isZero();
        assertThat(topics.kept(AlertTopics.MUTES)).isEmpty();
    }

    @Test
    void saysThatKafkaIsNotThere() {
        Terminal told = Terminal.run(
                folder,
                Map.of(),
                "mute",
                "list",
                "--set",
                "kafka.bootstrap.servers=127.0.0.1:1",
                "--set",
                "kafka.default.api.timeout.ms=300");

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err())
                .startsWith("Kafka at 127.0.0.1:1 cannot be used: ")
                .hasLineCount(1);
    }

    private static Mute onlyMute() {
        Map<String, String> kept = topics.kept(AlertTopics.MUTES);
        assertThat(kept).hasSize(1);
        Map.Entry<String, String> only = kept.entrySet().iterator().next();
        return MuteJson.parse(only.getKey(), only.getValue().getBytes(StandardCharsets.UTF_8));
    }

    private static void put(Mute mute) {
        topics.put(AlertTopics.MUTES, mute.id(), new String(MuteJson.bytes(mute), StandardCharsets.UTF_8));
    }

    private static Mute mute(String id, Instant until) {
        return new Mute(
                id,
                Optional.empty(),
                Optional.of(Entity.parse("203.0.113.7")),
                Optional.empty(),
                until,
                "ana",
                "load test",
                until.minusSeconds(10_000));
    }
}
