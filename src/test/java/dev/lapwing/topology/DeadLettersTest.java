package dev.lapwing.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.record.DeadLetter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that cannot be used: where they go, what is said of them, and what is not. */
class DeadLettersTest {
    private static final String TOKEN =
            "eyJhbGciOiJIUzI1NiJ9.eyJpZCI6IngiLCJ0eXBlIjoiYXV0aCJ9.c2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF0dXJl";

    @TempDir
    private Path folder;

    private Driven job;

    @BeforeEach
    void start() {
        job = new Driven(Rows.rules(), folder);
    }

    @AfterEach
    void stop() {
        job.close();
    }

    @Test
    void tellReasonFieldAndPlace() {
        job.send("{\"id\":\"a\",\"created\":\"yesterday\"}");

        var record = job.read(Topics.DEAD_LETTERS).get(0);
        JsonNode letter = dev.lapwing.alert.OcsfSchema.read(record.value());
        assertThat(Rows.text(record.key())).isEqualTo("lapwing.raw.pocketbase.v1-0@0");
        assertThat(letter.path("reason").asText()).isEqualTo("unreadable");
        assertThat(letter.path("field").asText()).isEqualTo("created");
        assertThat(letter.path("source").asText()).isEqualTo("shop");
        assertThat(letter.path("place").asText()).isEqualTo("lapwing.raw.pocketbase.v1-0@0");
        assertThat(letter.path("cut").asBoolean()).isFalse();
        assertThat(LapwingTopologyTest.monitorKinds(job)).containsExactly("dead_letters");
    }

    @Test
    void keepNoSecret() {
        job.send("{\"id\":\"a\",\"created\":\"never\",\"token\":\"" + TOKEN + "\"}");

        String letter = Rows.text(job.read(Topics.DEAD_LETTERS).get(0).value());
        assertThat(letter).doesNotContain("c2lnbmF0dXJl").contains("never");
    }

    @Test
    void keepNoSecretThatACutWouldHalve() {
        String padding = "x ".repeat(DeadLetter.MAX_BYTES / 2 - 40);
        job.send("{ \"note\": \"" + padding + "\", \"token\":\"" + TOKEN + "\"" + " ".repeat(200_000));

        String letter = Rows.text(job.read(Topics.DEAD_LETTERS).get(0).value());
        assertThat(letter).doesNotContain("c2lnbmF0dXJl");
    }

    @Test
    void areCutToWhatFits() {
        job.send("a line " + "of five megabytes ".repeat(300_000));

        byte[] letter = job.read(Topics.DEAD_LETTERS).get(0).value();
        assertThat(letter.length).isLessThan(2 * DeadLetter.MAX_BYTES);
        assertThat(dev.lapwing.alert.OcsfSchema.read(letter).path("cut").asBoolean())
                .isTrue();
    }

    @Test
    void takeWhatIsAheadOfItsArrivalButNotWithinTheSkew() {
        long arrival = Duration.between(Rows.NOON, Driven.ARRIVAL).toSeconds();
        job.send(Rows.failure("fine", arrival + 60, "10.0.0.1"), Rows.failure("ahead", arrival + 61, "10.0.0.1"));

        assertThat(job.readJson(Topics.DEAD_LETTERS))
                .extracting(letter -> letter.path("reason").asText())
                .containsExactly("clock ahead");
        assertThat(LapwingTopologyTest.monitorKinds(job)).containsExactly("clock_ahead");
        assertThat(job.counters.of(JobCounter.ACCEPTED)).isEqualTo(2);
    }

    @Test
    void takeProgressThatClaimsTheFuture() {
        job.progress(Driven.ARRIVAL.plusSeconds(61));
        job.send(Rows.failure("a", 0, "10.0.0.1"));

        assertThat(job.read(Topics.LATE)).isEmpty();
        assertThat(job.read(Topics.DEAD_LETTERS)).hasSize(1);
    }

    @Test
    void takeRowsOfUnknownSourcesAndEmptyOnes() {
        job.sendBytes("stranger", Rows.bytes(Rows.failure("a", 0, "10.0.0.1")));
        job.sendBytes("shop", new byte[0]);

        assertThat(job.readJson(Topics.DEAD_LETTERS))
                .extracting(letter -> letter.path("reason").asText())
                .containsExactly("unknown source", "empty value");
    }

    @Test
    void ofTheMonitorItselfMakeNoFurtherOne() {
        job.sendMonitor(Rows.bytes("{\"monitor\":\"no such thing\"}"));

        assertThat(job.read(Topics.DEAD_LETTERS)).hasSize(1);
        assertThat(job.read(Topics.RAW_JSON)).isEmpty();
    }
}
