package dev.lapwing.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.LapwingTopologyTest;
import dev.lapwing.topology.Polls;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What polls saw, on its way through the job: what it raises, what holds the watermark, and what is put aside. */
class LogWatchTopologyTest {
    private static final Source NEON = new Source("heron", RowFormat.NEON_AUDIT, Duration.ofDays(2), false);

    @TempDir
    private Path folder;

    private Driven job;

    @BeforeEach
    void start() {
        job = new Driven(Polls.rules(), folder, List.of(Driven.SHOP, NEON), 100);
    }

    @AfterEach
    void stop() {
        job.close();
    }

    private static Instant noonAnd(int minutes) {
        return Rows.NOON.plus(Duration.ofMinutes(minutes));
    }

    private static byte[] end() {
        return new ControlRow.End(OptionalLong.empty()).toBytes();
    }

    private List<String> reasons() {
        return job.readJson(Topics.DEAD_LETTERS).stream()
                .map(letter -> letter.path("reason").asText())
                .toList();
    }

    @Test
    void aWipedLogIsAnAlertWithThePlaceOfThePollThatSawIt() {
        job.sendPolls(Polls.saw(noonAnd(0), "c", "b", "a"), Polls.saw(noonAnd(1)));

        JsonNode alert = job.alerts().get(0);
        assertThat(alert.path("finding_info").path("analytic").path("name").asText())
                .contains("wiped");
        assertThat(alert.path("evidences").path(0).path("name").asText())
                .isEqualTo("lapwing.raw.pocketbase-polls.v1-0@1");
        assertThat(job.counters.of(JobCounter.POLL_EVENTS)).isEqualTo(1);
    }

    @Test
    void theWatermarkWaitsForTheLatestPoll() {
        job.sendPolls(Polls.saw(noonAnd(0)));
        job.progress(noonAnd(60));
        job.second();

        assertThat(job.times.checks())
                .containsEntry(SourceTimes.watermarkOf("shop"), noonAnd(-11).toString());
    }

    @Test
    void pollsAloneMakeNoWatermarkAsTheRowsAreStillToCome() {
        job.sendPolls(Polls.saw(noonAnd(0)));
        job.second();

        assertThat(job.times.checks()).isEmpty();
    }

    @Test
    void theWatermarkGoesOnWithTheNextRound() {
        job.sendPolls(Polls.saw(noonAnd(0)));
        job.progress(noonAnd(60));
        job.sendPolls(Polls.saw(noonAnd(30)));
        job.second();

        assertThat(job.times.checks())
                .containsEntry(SourceTimes.watermarkOf("shop"), noonAnd(19).toString());
    }

    @Test
    void aProgressRowBetweenPollsMovesItToo() {
        job.sendPolls(Polls.saw(noonAnd(0)));
        job.progress(noonAnd(60));
        job.sendPollsControl(new ControlRow.Progress(noonAnd(40).toEpochMilli()).toBytes());

        assertThat(job.times.checks())
                .containsEntry(SourceTimes.watermarkOf("shop"), noonAnd(29).toString());
    }

    @Test
    void aSourceEndsWhenItsRowsAndItsPollsHaveEnded() {
        job.sendPolls(Polls.saw(noonAnd(0), "a"), Polls.saw(noonAnd(1)));
        job.end();
        List<String> before = job.phases();
        job.sendPollsControl(end());

        assertThat(before).containsExactly("opened");
        assertThat(job.phases()).containsExactly("ended");
    }

    @Test
    void aPollThatIsSentTwiceTellsNothingTwice() {
        job.sendPolls(
                Polls.saw(noonAnd(0), "a"), Polls.saw(noonAnd(1)), Polls.saw(noonAnd(0), "a"), Polls.saw(noonAnd(1)));

        assertThat(job.counters.of(JobCounter.POLL_EVENTS)).isEqualTo(1);
        assertThat(job.counters.of(JobCounter.POLLS)).isEqualTo(4);
    }

    @Test
    void aRowIsNoPollAndAPollIsNoRow() {
        job.sendPolls(Rows.failure("a", 0, "10.0.0.1"));
        job.send(Polls.saw(noonAnd(0)));

        assertThat(reasons()).containsExactly("unreadable", "unreadable");
        assertThat(LapwingTopologyTest.monitorKinds(job)).containsExactly("dead_letters", "dead_letters");
        assertThat(job.counters.of(JobCounter.ACCEPTED)).isEqualTo(2);
    }

    @Test
    void pollsAreThoseOfAPocketBaseThatIsConfigured() {
        byte[] poll = Rows.bytes(Polls.saw(noonAnd(0)));
        job.sendPoll("stranger", poll);
        job.sendPoll("heron", poll);
        job.sendPoll("", poll);
        job.sendPoll("shop", new byte[0]);

        assertThat(reasons()).containsExactly("unknown source", "unknown source", "unknown source", "empty value");
    }

    @Test
    void aPollFromAheadOfItsArrivalIsPutAside() {
        job.sendPolls(Polls.saw(Driven.ARRIVAL.plusSeconds(60)), Polls.saw(Driven.ARRIVAL.plusSeconds(61)));

        assertThat(reasons()).containsExactly("clock ahead");
        assertThat(LapwingTopologyTest.monitorKinds(job)).containsExactly("clock_ahead");
    }

    @Test
    void everyRecordIsCountedOnce() {
        job.sendPolls(Polls.saw(noonAnd(0)), "{}");
        job.sendPollsControl(end());
        job.sendPolls(Polls.saw(Driven.ARRIVAL.plusSeconds(61)));
        job.sendPoll("stranger", new byte[] {1});

        assertThat(List.of(
                        job.counters.of(JobCounter.POLLS),
                        job.counters.of(JobCounter.CONTROL),
                        job.counters.of(JobCounter.DEAD_LETTERED)))
                .containsExactly(1L, 1L, 3L);
    }
}
