package dev.lapwing.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.kafka.JobHeartbeat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeartbeatMonitorTest {
    private static final Instant START = Instant.parse("2026-11-10T12:00:00Z");

    private final HeartbeatMonitor heartbeats = new HeartbeatMonitor(START);

    @Test
    void tellsOnceThatTheJobHasFallenSilentAndOnceThatItIsBack() {
        heartbeats.heard(sign("a", START, START.plusSeconds(60), 10));

        assertThat(heartbeats.news(START.plusSeconds(660))).isEmpty();
        assertThat(heartbeats.news(START.plusSeconds(661)))
                .contains("Lapwing's job has not been heard of since 2026-11-10 12:01 UTC: nothing is watched.");
        assertThat(heartbeats.news(START.plusSeconds(700))).isEmpty();
        heartbeats.heard(sign("b", START.plusSeconds(690), START.plusSeconds(700), 0));
        assertThat(heartbeats.news(START.plusSeconds(701))).contains("Lapwing's job is heard of again.");
        assertThat(heartbeats.news(START.plusSeconds(702))).isEmpty();
    }

    @Test
    void givesAJobThatWasNeverHeardOfTheSamePatience() {
        assertThat(heartbeats.news(START.plusSeconds(600))).isEmpty();
        assertThat(heartbeats.news(START.plusSeconds(601)).orElseThrow()).contains("Is lapwing run at work?");
    }

    @Test
    void takesAProcessThatDoesNotWorkForSilence() {
        heartbeats.heard(new JobHeartbeat("a", START, START.plusSeconds(900), false, 0, 0, 0));

        assertThat(heartbeats.news(START.plusSeconds(901))).isPresent();
    }

    @Test
    void takesAProcessThatStartsAgainAndAgainForSilence() {
        for (int i = 0; i < 15; i++) {
            Instant start = START.plusSeconds(60L * i);
            heartbeats.heard(sign("p" + i, start, start.plusSeconds(30), 5));
        }

        assertThat(heartbeats.news(START.plus(Duration.ofMinutes(15))).orElseThrow())
                .contains("nothing is watched");
    }

    @Test
    void hearsOfTheJobAgainOnceAProcessOutlivesItsYouth() {
        takesAProcessThatStartsAgainAndAgainForSilence();
        Instant start = START.plus(Duration.ofMinutes(16));
        heartbeats.heard(sign("well", start, start.plus(HeartbeatMonitor.YOUNG), 5));

        assertThat(heartbeats.news(start.plus(HeartbeatMonitor.YOUNG))).contains("Lapwing's job is heard of again.");
    }

    @Test
    void isContentWithManyProcessesThatStartTogether() {
        for (int i = 0; i < 8; i++) {
            heartbeats.heard(sign("p" + i, START.plusSeconds(i), START.plusSeconds(60 + i), 1));
        }

        assertThat(heartbeats.news(START.plusSeconds(660))).isEmpty();
    }

    @Test
    void countsNothingTwiceThatItReadsAgain() {
        heartbeats.heard(sign("a", START, START.plusSeconds(60), 10));
        heartbeats.heard(sign("a", START, START.plusSeconds(120), 20));
        heartbeats.heard(sign("a", START, START.plusSeconds(60), 10));
        heartbeats.heard(sign("a", START, START.plusSeconds(120), 20));

        assertThat(heartbeats.lastDay(START.plusSeconds(130))).isEqualTo(new HeartbeatMonitor.Counted(20, 0, 0));
    }

    @Test
    void isContentWhenOneOfTwoProcessesGoesOn() {
        heartbeats.heard(sign("a", START, START, 1));
        heartbeats.heard(sign("b", START, START.plusSeconds(800), 1));

        assertThat(heartbeats.news(START.plusSeconds(900))).isEmpty();
    }

    @Test
    void countsTheLastDayOverRestartsAndProcesses() {
        Instant now = START.plus(Duration.ofHours(30));
        Instant edge = now.minus(Duration.ofHours(24));
        heartbeats.heard(sign("old", START, edge.minusSeconds(60), 1_000));
        heartbeats.heard(sign("old", START, edge.plusSeconds(60), 1_500));
        heartbeats.heard(new JobHeartbeat("new", edge.plusSeconds(90), now.minusSeconds(30), true, 70, 2, 1));

        assertThat(heartbeats.lastDay(now)).isEqualTo(new HeartbeatMonitor.Counted(570, 2, 1));
    }

    @Test
    void countsNothingOfAProcessThatWasGoneBeforeTheDay() {
        heartbeats.heard(sign("old", START, START.plusSeconds(60), 1_000));

        assertThat(heartbeats.lastDay(START.plus(Duration.ofHours(25))))
                .isEqualTo(new HeartbeatMonitor.Counted(0, 0, 0));
    }

    @Test
    void readsWhatTheJobWrites() {
        String row = """
                {"process":"p","since":"2026-11-10T12:00:00Z","at":"2026-11-10T12:01:00Z","working":true,
                 "rows":12,"dead_letters":1,"too_late":2}
                """;

        assertThat(JobHeartbeat.parse(row.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new JobHeartbeat("p", START, START.plusSeconds(60), true, 12, 1, 2));
        assertThatThrownBy(() -> JobHeartbeat.parse("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static JobHeartbeat sign(String process, Instant since, Instant at, long rows) {
        return new JobHeartbeat(process, since, at, true, rows, 0, 0);
    }
}
