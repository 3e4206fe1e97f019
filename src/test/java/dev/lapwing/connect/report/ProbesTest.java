package dev.lapwing.connect.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.connect.pocketbase.api.PocketBaseServer;
import dev.lapwing.connect.pocketbase.log.FakePocketBase;
import dev.lapwing.connect.pocketbase.log.LogRows;
import dev.lapwing.continuity.poll.SentProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private static final Instant NOON = Instant.parse("2026-08-20T12:00:00Z");

    private final FakePocketBase server = new FakePocketBase();
    private final Probes probes = new Probes(
            PocketBaseServer.health(PocketBaseServer.calls(server.url(), Duration.ofSeconds(20))),
            Duration.ofSeconds(60),
            new Random(1));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsOneEachInterval() {
        for (int second = 0; second <= 120; second += 20) {
            probes.sendIfDue(NOON.plusSeconds(second));
        }

        assertThat(server.calls).hasSize(3).allMatch(call -> call.matches("GET /api/health\\?lapwing=[0-9a-f]{16}"));
        assertThat(probes.health()).hasValue(200);
    }

    @Test
    void tellsAProbeUntilItsRowCameAndThenOnceMore() {
        probes.sendIfDue(NOON);

        assertThat(probes.tell()).extracting(SentProbe::seen).containsExactly(false);
        assertThat(probes.tell()).extracting(SentProbe::seen).containsExactly(false);
        probes.see(server.rows.get(0));
        assertThat(probes.tell()).extracting(SentProbe::seen).containsExactly(true);
        assertThat(probes.tell()).isEmpty();
    }

    @Test
    void takesNoOtherRowForItsOwn() {
        probes.sendIfDue(NOON);
        probes.see(LogRows.of("a", "", 0, "GET /?lapwing=0123456789abcdef", "{}"));
        probes.see(LogRows.of("a", "", 0, "lapwing=", "{}"));

        assertThat(probes.tell()).extracting(SentProbe::seen).containsExactly(false);
    }

    @Test
    void waitsForNoRowOfAProbeThatWasNotAnswered() {
        server.failing.put("/api/health", 503);
        probes.sendIfDue(NOON);

        assertThat(probes.tell()).isEmpty();
        assertThat(probes.health()).hasValue(503);
    }

    @Test
    void forgetsAProbeAfterHalfAnHour() {
        probes.sendIfDue(NOON);
        probes.sendIfDue(NOON.plus(Duration.ofMinutes(31)));

        assertThat(probes.tell()).hasSize(1);
    }
}
