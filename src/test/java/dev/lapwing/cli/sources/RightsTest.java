package dev.lapwing.cli.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.Terminal;
import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.kafka.AlertTopics;
import dev.lapwing.cli.kafka.GuardedCluster;
import dev.lapwing.cli.notify.GuardedStage;
import dev.lapwing.cli.watch.WatchFeed;
import dev.lapwing.config.Config;
import dev.lapwing.embedded.EmbeddedConnect;
import dev.lapwing.topology.job.LapwingJob;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody at work under Kafka's own authorizer, with exactly the rights that {@code topics --acls} prints for them. */
@Tag("broker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTest {
    private static final String HINT = "; `lapwing topics --acls` prints the rights.";

    private GuardedStage stage;
    private GuardedCluster cluster;

    @BeforeAll
    void putEverybodyToWork(@TempDir Path folder) throws Exception {
        stage = new GuardedStage(folder);
        cluster = stage.cluster;
        stage.start();
    }

    @AfterAll
    void stopAll() {
        stage.close();
    }

    @Test
    void theJobLivesOnAfterARowThatItCannotRead() {
        cluster.put("lapwing.raw.json.v1", "app", "no JSON");

        cluster.records("lapwing.dead-letters.v1", letter -> text(letter).contains("\"source\":\"app\""));
        cluster.records("lapwing.raw.json.v1", row -> text(row).contains("dead_letter"));
        cluster.records("lapwing.alerts.v1", alert -> text(alert).contains("lapwing-dead-letters"));
        assertThat(stage.job.health().working()).isTrue();
    }

    @Test
    void theSourcesAreFetched() {
        Config config = cluster.config("sources");
        SourcesPlace place = SourcesPlace.of(config);
        SourceConnectors plan = new SourceConnectors(config, GuardedStage.ENVIRONMENT);
        List<SourceConnector> connectors = plan.on(place.partitions());

        try (EmbeddedConnect connect =
                EmbeddedConnect.start(plan.kafka(), SourceConnectors.secrets(connectors), place.replication())) {
            SourceConnectors.set(connect, connectors);

            cluster.records("lapwing.raw.pocketbase.v1", row -> text(row).contains("aaaaaaaaaaaaaaa"));
            cluster.records("lapwing.raw.pocketbase-polls.v1", poll -> true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw", "alerts"})
    void aDrillGoesThroughJobAndNotifierToTheChannel(String from) {
        Terminal drill = cluster.run("operator", "drill", "--from", from);

        assertThat(drill.err()).isEmpty();
        assertThat(drill.exitCode()).isZero();
        assertThat(stage.hook.requests()).isNotEmpty();
    }

    @Test
    void anOperatorLooksAtAlertsAndResolvesThem() throws Exception {
        cluster.put(
                "lapwing.alerts.v1",
                "cafe",
                AlertTopics.called("cafe", AlertTopics.finding("ratio")).toString());

        assertThat(worked("alerts", "list")).contains("pocketbase-stuffing-ratio");
        assertThat(worked("alerts", "show", "cafe")).contains("pocketbase-stuffing-ratio");
        assertThat(worked("alerts", "resolve", "cafe", "--reason", "done")).startsWith("Resolved cafe");
        try (WatchFeed feed = new WatchFeed(cluster.kafka("operator"), seen -> true, Clock.systemUTC())) {
            while (!feed.caughtUp()) {
                feed.next();
            }
            assertThat(feed.view().alerts()).isNotEmpty();
        }
    }

    @Test
    void anOperatorMutes() {
        String muted = worked("mute", "add", "--rule", "no-such", "--for", "1h", "--reason", "test");
        String id = muted.replaceAll("(?s).*lapwing mute remove (\\S+).*", "$1");

        assertThat(worked("mute", "list")).contains(id);
        assertThat(worked("mute", "remove", id)).startsWith("No longer muted");
    }

    @Test
    void anOperatorSendsDeadLettersAgain() {
        cluster.put("lapwing.raw.json.v1", "app", "no JSON either");
        cluster.records("lapwing.dead-letters.v1", letter -> text(letter).contains("no JSON either"));

        String listed = worked("dead-letters", "list", "--bytes");
        String place = listed.replaceAll("(?s).*(lapwing\\.raw\\.json\\.v1-0@\\d+)\\s+no JSON either.*", "$1");
        assertThat(worked("dead-letters", "retry", place)).startsWith(place + " sent again as ");
    }

    @Test
    void anOperatorTeachesFromATopicAndPreviewsWhatWouldBeTold() {
        cluster.put("lapwing.raw.json.v1", "app", "{\"at\":\"2026-11-10T12:00:00Z\"}");

        assertThat(worked("learn", "--topic", "lapwing.raw.json.v1", "--instance", "app"))
                .contains("to lapwing.learned.v1.");
        assertThat(worked("notify", "--dry-run")).contains("Nothing was sent.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alerts list | read topic lapwing.alerts.v1, read topic lapwing.resolutions.v1",
                "alerts show cafe | read topic lapwing.alerts.v1, ",
                "alerts resolve cafe --reason x | read topic lapwing.alerts.v1, read and write topic lapwing.resolutions.v1",
                "watch | read topic lapwing.alerts.v1, read topic lapwing.resolutions.v1",
                "mute list | read topic lapwing.mutes.v1",
                "mute add --rule r --for 1h --reason x | read and write topic lapwing.mutes.v1",
                "mute remove m | read and write topic lapwing.mutes.v1",
                "dead-letters list | read topic lapwing.dead-letters.v1",
                "dead-letters retry --all | read topic lapwing.dead-letters.v1",
                "drill | read topic lapwing.alerts.v1, ",
                "learn --topic lapwing.raw.json.v1 --instance app | read topic lapwing.raw.json.v1, write topic lapwing.learned.v1",
                "notify | read topic lapwing.alerts.v1, read and write topic lapwing.mutes.v1, ",
                "sources | write topic lapwing.raw.pocketbase.v1, ",
                "run | read and write topic lapwing.raw.json.v1"
            })
    void whoMayNothingIsToldSo(String command, String denied) {
        Terminal told = cluster.run("guest", command.split(" "));

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err())
                .contains("cannot be used: may not ")
                .contains(denied.strip())
                .endsWith(HINT + System.lineSeparator())
                .doesNotContain("lacks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drill | lapwing.resolutions.v1 | lapwing.raw.pocketbase.v1",
                "drill --from alerts | lapwing.resolutions.v1 | lapwing.alerts.v1",
                "alerts resolve beef --reason x | lapwing.resolutions.v1 | lapwing.resolutions.v1",
                "mute add --rule r --for 1h --reason x | lapwing.mutes.v1 | lapwing.mutes.v1",
                "learn --topic lapwing.raw.json.v1 --instance app | lapwing.learned.v1 | lapwing.learned.v1",
                "dead-letters retry --all | lapwing.raw.neon-audit.v1 | lapwing.raw.json.v1"
            })
    void whoMayNotDoAllOfItDoesNothing(String command, String denied, String untouched) throws IOException {
        cluster.put(
                "lapwing.alerts.v1",
                "beef",
                AlertTopics.called("beef", AlertTopics.finding("ratio")).toString());
        cluster.put("lapwing.dead-letters.v1", "x", letter("lapwing.raw.json.v1-0@0"));
        cluster.put("lapwing.dead-letters.v1", "x", letter("lapwing.raw.neon-audit.v1-0@0"));
        int before = keyed(untouched);

        Terminal told = cluster.run("half", command.split(" "));

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.out()).isEmpty();
        assertThat(told.err())
                .isEqualToIgnoringNewLines(
                        "Kafka at " + cluster.address() + " cannot be used: may not write topic " + denied + HINT);
        assertThat(keyed(untouched)).isEqualTo(before);
    }

    @Test
    void aJobThatMayNotWriteWhatItHasToSayDoesNotStart() {
        assertThatThrownBy(() -> stage.job("halfjob", "half").close())
                .isInstanceOf(CommandFailed.class)
                .hasMessage("Kafka at " + cluster.address() + " cannot be used: may not write topic lapwing.raw.json.v1"
                        + HINT);
    }

    @Test
    void aJobThatLosesARightAtWorkSaysWhich() throws Exception {
        try (LapwingJob refused = stage.job("mutejob", "mute", "streams.application.id=mute")) {
            assertThat(refused.awaitEnd()).isEqualTo(1);
            assertThat(refused.health().details().get("last error"))
                    .isEqualTo("may not write under its transactional id" + HINT.substring(0, HINT.length() - 1));
        }
    }

    @Test
    void aNotifierThatMayNotWriteUnderItsIdSaysSo() throws IOException {
        Terminal told = cluster.run("mutenotifier", "notify", "--set", "health.notify.port=" + freePort());

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err())
                .endsWith("Kafka at " + cluster.address() + " cannot be used: may not write under its transactional id"
                        + HINT + System.lineSeparator());
    }

    /** How many records there are but for those in which the job at work speaks of itself. */
    private int keyed(String topic) {
        return cluster.count(topic, key -> !key.equals("lapwing"));
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private String worked(String... command) {
        Terminal terminal = cluster.run("operator", command);
        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
        return terminal.out();
    }

    private static String letter(String place) {
        return "{\"place\":\"%s\",\"reason\":\"unreadable\",\"arrived\":\"\"}".formatted(place);
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }
}
