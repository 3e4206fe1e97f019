package dev.lapwing.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.cli.rulefiles.BuiltinRules;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.source.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials in rows, the whole way of the job: events, alerts, dead letters. */
class LeakTest {
    private static final String PASSWORD = "npg_Wd83kLm0QzXe";
    private static final String DSN =
            "postgresql://app:" + PASSWORD + "@ep-old-bar-12345678.us-east-1.aws.neon.tech/shop?sslmode=require";
    private static final String ENCODED = Base64.getEncoder().encodeToString(DSN.getBytes(StandardCharsets.UTF_8));
    private static final Source BUILDS = new Source("builds", RowFormat.TEXT, Duration.ofMinutes(10), false);

    @TempDir
    private Path folder;

    private Driven job;

    @BeforeEach
    void start() {
        job = new Driven(rules(), folder, List.of(Driven.SHOP, BUILDS), 2_000);
    }

    @AfterEach
    void stop() {
        job.close();
    }

    @Test
    void areToldBesideTheRowsOwnEventWithTheFieldInWhichTheyStood() {
        job.send(Rows.request("r1", Rows.NOON, "203.0.113.7", 400, "sync " + DSN));

        JsonNode alert = job.alerts().get(0);
        assertThat(alert.path("message").asText())
                .isEqualTo(
                        "A credential of the kind neon-password stands in the log of shop, in http_request.user_agent");
        assertThat(alert.path("severity").asText()).isEqualTo("High");
        assertThat(alert.toString()).doesNotContain("Wd83kLm0QzXe");
        assertThat(job.counters.of(JobCounter.ACCEPTED)).isEqualTo(1);
        assertThat(job.counters.of(JobCounter.LEAKS)).isEqualTo(1);
    }

    @Test
    void areOneAlertHoweverOftenAndHoweverTheyAreWritten() {
        job.send(
                Rows.request("r1", Rows.NOON, "203.0.113.7", 400, "sync " + DSN),
                Rows.request("r2", Rows.NOON.plusSeconds(5), "203.0.113.7", 400, "sync " + ENCODED));
        job.end();

        assertThat(job.alerts())
                .filteredOn(alert -> Driven.phase(alert).equals("ended"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.path("count").asInt()).isEqualTo(2));
    }

    @Test
    void cannotBeReadInBase64InAlertsAndDeadLetters() {
        job.send(
                Rows.request("r1", Rows.NOON, "203.0.113.7", 400, "sync " + ENCODED),
                "{\"id\":\"a\",\"created\":\"never\",\"data\":{\"secret\":\"" + ENCODED + "\",\"url\":\"/" + ENCODED
                        + "\"}}",
                "{\"id\":\"b\",\"created\":\"never\",\"url\":\"" + "x y ".repeat(1_900) + "/connect/" + ENCODED + " "
                        + "z ".repeat(40_000) + "\"}");
        job.end();

        String told = job.alerts().stream().map(JsonNode::toString).collect(Collectors.joining("\n"));
        String letters = job.readJson(Topics.DEAD_LETTERS).stream()
                .map(JsonNode::toString)
                .collect(Collectors.joining("\n"));
        assertThat(told).contains("neon-password");
        assertThat(letters).contains("redacted_neon-password_");
        assertThat(readings(told)).noneMatch(text -> text.contains("Wd83k"));
        assertThat(readings(letters)).noneMatch(text -> text.contains("Wd83k"));
    }

    @Test
    void areFoundInLinesOfTextOfWhichNothingElseIsTold() {
        job.sendText("builds", "2026-11-09 12:00:00,123 INFO build passed");
        job.sendText("builds", "2026-11-09 12:00:01,123 ERROR cannot connect to " + DSN);
        job.sendText("builds", "+DATABASE_URL=" + DSN);

        JsonNode alert = job.alerts().get(0);
        assertThat(alert.path("message").asText())
                .isEqualTo("A credential of the kind neon-password stands in the log of builds, in row");
        assertThat(alert.path("start_time").asLong())
                .isEqualTo(Rows.NOON.plusMillis(1_123).toEpochMilli());
        assertThat(job.counters.of(JobCounter.IGNORED)).isEqualTo(1);
        assertThat(job.counters.of(JobCounter.ACCEPTED)).isEqualTo(2);
        assertThat(job.readJson(Topics.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void areToldOfRowsThatCannotBeRead() {
        job.send("{\"id\":\"a\",\"created\":\"2026-11-09 12:00\",\"at\":\"2026-11-09T12:00:00Z\",\"url\":\"" + DSN
                + "\"}");

        assertThat(job.readJson(Topics.DEAD_LETTERS))
                .singleElement()
                .satisfies(letter -> assertThat(letter.toString())
                        .contains("redacted_neon-password_")
                        .doesNotContain("Wd83k"));
        assertThat(job.counters.of(JobCounter.LEAKS)).isEqualTo(1);
        assertThat(job.alerts().get(0).path("message").asText()).endsWith("of shop, in row");
    }

    @Test
    void areAtMostTwentyOfOneRow() {
        String many = IntStream.range(0, 50)
                .mapToObj(number -> "npg_Wd83kLm0Qz%02d".formatted(number))
                .collect(Collectors.joining(" "));

        job.send(Rows.request("r1", Rows.NOON, "203.0.113.7", 400, many));

        assertThat(job.counters.of(JobCounter.LEAKS)).isEqualTo(20);
        assertThat(job.alerts()).noneMatch(alert -> alert.toString().contains("Wd83kLm0Qz"));
    }

    @Test
    void areSeenByTheMarksOfConnectors() {
        String mark = new dev.lapwing.redact.Redactor(new byte[32]).redact(PASSWORD);

        job.send(Rows.request("r1", Rows.NOON, "203.0.113.7", 400, "sync " + mark));

        assertThat(job.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.toString()).contains(mark.substring(mark.length() - 16)));
    }

    private static RuleSet rules() {
        List<RuleFile> files = BuiltinRules.except(java.util.Set.of()).stream()
                .filter(file -> file.file().contains("credential-leaked"))
                .toList();
        return RuleLoader.load(files).required();
    }

    /** A text, and what each run of base64 in it says. */
    private static List<String> readings(String text) {
        List<String> readings = new ArrayList<>(List.of(text));
        for (String run : text.split("[^A-Za-z0-9+/_-]+", -1)) {
            for (int shift = 0; shift < Math.min(4, run.length()); shift++) {
                String whole = run.substring(shift, shift + (run.length() - shift) / 4 * 4);
                readings.add(new String(
                        Base64.getDecoder().decode(whole.replace('-', '+').replace('_', '/')),
                        StandardCharsets.ISO_8859_1));
            }
        }
        return readings;
    }
}
