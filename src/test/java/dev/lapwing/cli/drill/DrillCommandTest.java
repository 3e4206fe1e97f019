package dev.lapwing.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.cli.notify.DrillStage;
import dev.lapwing.notify.delivery.Mute;
import dev.lapwing.notify.delivery.MuteJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a drill says when a step does not come: neither the job nor the notifier is at work here. */
@Tag("broker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrillCommandTest {
    private Path folder;
    private DrillStage stage;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        this.folder = folder;
        stage = new DrillStage(folder);
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    @BeforeEach
    void configure() throws IOException {
        stage.configure("");
    }

    @Test
    void saysThatTheJobWasNeverHeardOf() {
        Terminal drill = stage.run("drill", "--within", "1s");

        assertThat(drill.exitCode()).isEqualTo(1);
        assertThat(drill.out()).startsWith("raw      rows written to lapwing.raw.pocketbase.v1-");
        assertThat(drill.err())
                .isEqualTo("The job has not read the rows: nothing was ever heard of it. Is lapwing run at work?\n");
    }

    @Test
    void saysThatTheRuleOfDrillsIsSwitchedOff() throws IOException {
        stage.configure("rules: {off: [lapwing-drill]}\n");

        Terminal drill = stage.run("drill", "--within", "1s");

        assertThat(drill.exitCode()).isEqualTo(1);
        assertThat(drill.err())
                .matches(
                        "No alert was raised: lapwing\\.yml:\\d+:\\d+ switches off the rule of drills, lapwing-drill\\.\n");
    }

    @Test
    void saysThatTheNotifierIsNotAtWork() {
        Terminal drill = stage.run("drill", "--from", "alerts", "--within", "1s");

        assertThat(drill.exitCode()).isEqualTo(1);
        assertThat(drill.out()).startsWith("alert    written to lapwing.alerts.v1-");
        assertThat(drill.err().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("lapwing notify has not taken the alert for "));
    }

    @Test
    void saysThatNoRouteTakesItsLevel() {
        Terminal drill = stage.run("drill", "--from", "alerts", "--level", "low");

        assertThat(drill.exitCode()).isEqualTo(1);
        assertThat(drill.err())
                .isEqualTo("Nobody is told: no route takes an alert of level low of source lapwing-drill.\n");
    }

    @Test
    void saysThatNobodyIsToldWhereThereIsNoChannel() throws IOException {
        stage.withChannels("  channels: {}\n", "");

        Terminal drill = stage.run("drill", "--from", "alerts");

        assertThat(drill.err()).isEmpty();
        assertThat(drill.exitCode()).isZero();
        assertThat(drill.out()).contains("nobody   is told: no channel is configured");
    }

    @Test
    void saysWhoMutedIt() throws Exception {
        Instant until = Instant.now().plus(Duration.ofHours(1));
        var mute = new Mute(
                "m1",
                Optional.of("lapwing-drill"),
                Optional.empty(),
                Optional.empty(),
                until,
                "kim",
                "too loud",
                Instant.now());
        mute("m1", MuteJson.bytes(mute));

        Terminal drill = stage.run("drill", "--from", "alerts");
        mute("m1", null);

        assertThat(drill.exitCode()).isEqualTo(1);
        assertThat(drill.err())
                .contains("oncall is not told: until " + until
                        + " there is a mute of rule lapwing-drill (kim: too loud).");
    }

    @Test
    void saysThatARouteHasQuietHours() throws IOException {
        stage.withChannels("""
                  channels: {desk: {type: webhook, url: "http://localhost:1/", secret: "${env:SECRET}"}}
                  routes: [{level: high, source: lapwing-drill, to: desk, quiet: "00:00-23:59:59"}]
                """.replace("23:59:59", "23:59"), "");

        Terminal drill = stage.run("drill", "--from", "alerts");

        assertThat(drill.exitCode()).isEqualTo(1);
        assertThat(drill.err()).isEqualTo("desk is not told now: its route has quiet hours.\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--within soon", "--within 10ms", "--level high", "--from alerts --level loud", "--from slack"})
    void refusesOptionsThatMakeNoSense(String options) {
        Terminal drill = stage.run(("drill " + options).split(" ", -1));

        assertThat(drill.exitCode()).isEqualTo(2);
        assertThat(drill.out()).isEmpty();
    }

    @Test
    void tellsAWrongConfigurationFromASilentAlarm() throws IOException {
        stage.configure("nonsense: true\n");

        Terminal drill = stage.run("drill");

        assertThat(drill.exitCode()).isEqualTo(2);
        assertThat(drill.err()).contains("nonsense");
    }

    @Test
    void warnsOfNoRouteThatNamesDrills() throws IOException {
        stage.withChannels("""
                  channels: {desk: {type: webhook, url: "http://localhost:1/", secret: "${env:SECRET}"}}
                  routes: [{source: lapwing-drill, to: desk}, {source: shop, to: desk}]
                """, "");

        Terminal check = stage.run("config", "check");

        assertThat(check.exitCode()).as(check.err()).isZero();
        assertThat(check.out() + check.err()).doesNotContain("there is no source");
    }

    @Test
    void keepsItsNameForItself() throws IOException {
        stage.withChannels("  channels: {}\n", "");

        Terminal check = stage.run("config", "check", "--config", named("lapwing-drill"));

        assertThat(check.err())
                .contains("lapwing-drill is the name of Lapwing's own events; call the source otherwise");
    }

    private String named(String source) throws IOException {
        Path file = folder.resolve("named.yml");
        Files.writeString(file, "sources: [{name: " + source + ", type: pocketbase}]\n");
        return file.toString();
    }

    private void mute(String id, byte @Nullable [] value) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", stage.address()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("lapwing.mutes.v1", id.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        }
    }
}
