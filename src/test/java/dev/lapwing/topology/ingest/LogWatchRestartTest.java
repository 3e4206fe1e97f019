package dev.lapwing.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.Polls;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.record.ByResource;
import dev.lapwing.topology.record.Judging;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.setup.TopologySettings;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the judging processor knows after a restart, and when it counts as idle. */
class LogWatchRestartTest {
    private static final Instant LATER = Rows.NOON.plusSeconds(60);

    @TempDir
    private Path folder;

    private TopologySettings settings;
    private Judging task;

    @BeforeEach
    void start() {
        settings = Driven.settings(Polls.rules(), folder, List.of(Driven.SHOP), 100);
        task = new Judging(settings);
    }

    @AfterEach
    void stop() {
        task.close();
    }

    private static UpstreamProgress told(Instant poll, boolean idle, long first) {
        long time = poll.toEpochMilli();
        long watermark = time - Driven.SHOP.lateness().toMillis();
        return new UpstreamProgress(
                WatermarkKey.of("shop"),
                ByResource.upstream(Driven.SHOP),
                new WatermarkProgress(watermark, time, idle, false, first));
    }

    @Test
    void tellsTheFirstPollAtOnceAndTheNextOneWithTheNextRound() {
        task.take(Driven.SHOP, Polls.saw(Rows.NOON, "a"));
        List<UpstreamProgress> first = task.progress();
        task.take(Driven.SHOP, Polls.saw(LATER, "b", "a"));
        List<UpstreamProgress> second = task.progress();
        task.punctuate(Driven.ARRIVAL);

        assertThat(first).containsExactly(told(Rows.NOON, false, WatermarkProgress.NO_EVENT));
        assertThat(second).isEmpty();
        assertThat(task.progress()).containsExactly(told(LATER, false, WatermarkProgress.NO_EVENT));
    }

    @Test
    void comparesAPollWithWhatItKnewBeforeTheRestart() {
        task.take(Driven.SHOP, Polls.saw(Rows.NOON, "a"));
        task.restart();
        task.take(Driven.SHOP, Polls.saw(LATER));

        assertThat(task.signals()).isEqualTo(1);
    }

    @Test
    void tellsAgainHowFarItHadCome() {
        task.take(Driven.SHOP, Polls.saw(Rows.NOON, "a"));
        task.take(Driven.SHOP, Polls.saw(LATER));
        task.restart();
        task.punctuate(Driven.ARRIVAL);

        assertThat(task.progress()).containsExactly(told(LATER, false, LATER.toEpochMilli()));
        assertThat(settings.polls().all()).isEqualTo(Map.of("shop", LATER.toEpochMilli()));
    }

    @Test
    void goesOnAsIfNewWhenItIsRevived() {
        task.take(Driven.SHOP, Polls.saw(Rows.NOON, "a"));
        task.revive();
        task.take(Driven.SHOP, Polls.saw(LATER));

        assertThat(task.signals()).isEqualTo(1);
    }

    @Test
    void forgetsItsSourcesWhenItEnds() {
        task.take(Driven.SHOP, Polls.saw(Rows.NOON, "a"));
        task.stop();

        assertThat(settings.polls().all()).isEmpty();
    }

    @Test
    void isIdleWhenNoPollComesThoughNoneLiesUnread() {
        task.take(Driven.SHOP, Polls.saw(Rows.NOON, "a"));
        task.progress();
        Duration idle = settings.timings().idle();
        task.punctuate(Driven.ARRIVAL.plus(idle));
        List<UpstreamProgress> unread = task.progress();
        settings.lag().readLately(Set.copyOf(ByResource.way(settings.layout())));
        task.punctuate(Driven.ARRIVAL.plus(idle.multipliedBy(2)).minusMillis(1));
        List<UpstreamProgress> early = task.progress();
        task.punctuate(Driven.ARRIVAL.plus(idle.multipliedBy(2)));

        assertThat(unread).isEmpty();
        assertThat(early).isEmpty();
        assertThat(task.progress()).containsExactly(told(Rows.NOON, true, WatermarkProgress.NO_EVENT));
    }

    @Test
    void passesOverASourceThatIsConfiguredNoMore() {
        task.take(new Source("gone", RowFormat.POCKETBASE, Duration.ZERO, false), Polls.saw(LATER));
        task.punctuate(Driven.ARRIVAL);

        assertThat(task.progress()).isEmpty();
        assertThat(settings.counters().of(JobCounter.POLLS_UNKNOWN)).isEqualTo(1);
    }

    @Test
    void keepsNothingOfASourceThatIsConfiguredNoMore() {
        task.take(Driven.SHOP, Polls.saw(Rows.NOON, "a"));
        int before = task.stored();
        task.restart(new SourceLayout(List.of(), Map.of()));

        assertThat(before).isPositive();
        assertThat(task.stored()).isZero();
    }

    @Test
    void isAnnouncedBeforeItsFirstPollHasComeAround() {
        Ingesting ingest = new Ingesting(settings, 0);
        ingest.poll(Polls.saw(Rows.NOON));
        List<UpstreamProgress> told = ingest.progress();
        ingest.poll(Polls.saw(LATER));

        assertThat(told).containsExactly(ByResource.announcement(Driven.SHOP));
        assertThat(ingest.progress()).isEmpty();
    }
}
