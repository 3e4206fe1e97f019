package dev.lapwing.continuity;

import static dev.lapwing.continuity.poll.Polls.at;
import static dev.lapwing.continuity.poll.Polls.eachTells;
import static dev.lapwing.continuity.poll.Polls.lastTells;
import static dev.lapwing.continuity.poll.Polls.rows;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.continuity.poll.LogSettings;
import dev.lapwing.continuity.poll.Polls;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LogContinuityTest {
    private static final LogState KNOWN = LogContinuity.next(
                    LogState.NONE,
                    at(ZERO).sees(rows(ofMinutes(-1), "b", "a")).file("1").poll(),
                    Polls.INSTANCE)
            .state();

    @Test
    void aRepeatedDeliveryChangesNothing() {
        LogPoll repeated = at(ZERO).failed(0, "x").poll();

        assertThat(LogContinuity.next(KNOWN, repeated, Polls.INSTANCE))
                .isEqualTo(new LogContinuity.Step(KNOWN, List.of()));
    }

    @Test
    void anOlderPollChangesNothing() {
        LogPoll older = at(ofSeconds(-1)).poll();

        assertThat(LogContinuity.next(KNOWN, older, Polls.INSTANCE))
                .isEqualTo(new LogContinuity.Step(KNOWN, List.of()));
    }

    @Test
    void anEventNamesTheSourceTheTimeAndTheReasonAndNothingOfARow() {
        LogPoll poll =
                at(ofSeconds(10)).sees(rows(ofSeconds(-59), "b")).file("1").poll();

        AuditEvent event =
                LogContinuity.next(KNOWN, poll, Polls.INSTANCE).events().get(0);

        assertThat(event.schema()).isSameAs(Schemas.MONITOR);
        long time = Polls.millis(ofSeconds(10));
        assertThat(event.values())
                .containsExactly(
                        time,
                        "shop:rows_vanished:" + time,
                        "shop",
                        "rows_vanished",
                        "shop",
                        1L,
                        "log",
                        "rows are gone before their time");
    }

    @Test
    void tellsEachKindOnceInAPollWithAllItsReasons() {
        LogSettings off =
                new LogSettings(OptionalLong.of(0), OptionalLong.of(4), Optional.of(true), Optional.of(false));
        LogPoll poll =
                at(ofSeconds(10)).sees(rows(ofMinutes(-1), "b", "a")).logs(off).poll();

        List<AuditEvent> events =
                LogContinuity.next(KNOWN, poll, Polls.INSTANCE).events();

        assertThat(events).hasSize(1);
        assertThat(Polls.value(events.get(0), "monitor.reason")).isEqualTo("minLevel is 4; maxDays is 0");
        assertThat(Polls.value(events.get(0), "monitor.count")).isEqualTo("2");
    }

    @Test
    void tellsAnotherDatabaseFileOnce() {
        assertThat(eachTells(
                        at(ZERO).file("1"),
                        at(ofSeconds(10)).file("2"),
                        at(ofSeconds(20)).file("2")))
                .containsExactly(List.of(), List.of("file_replaced 1"), List.of());
    }

    @Test
    void aFileThatIsNotSeenForAWhileIsStillKnown() {
        assertThat(lastTells(
                        at(ZERO).file("1"), at(ofSeconds(10)), at(ofSeconds(20)).file("1")))
                .isEmpty();
    }

    @Test
    void aRestoredBackupShowsInAllThatWentBack() {
        assertThat(lastTells(
                        at(ZERO).sees(rows(ofMinutes(-1), "d", "c", "b", "a"))
                                .lastRowId(4)
                                .file("1")
                                .hours(Map.of(-1, 40L)),
                        at(ofSeconds(10))
                                .sees(rows(ofMinutes(-1), "b", "a"))
                                .lastRowId(2)
                                .file("2")
                                .hours(Map.of(-1, 30L))))
                .containsExactly("rows_vanished 10", "time_jumped_back 2", "file_replaced 1");
    }

    @Test
    void theSamePollAfterTheSameStateTellsTheSame() {
        LogPoll poll = at(ofSeconds(10)).poll();

        LogContinuity.Step once = LogContinuity.next(KNOWN, poll, Polls.INSTANCE);
        LogContinuity.Step twice = LogContinuity.next(KNOWN, poll, Polls.INSTANCE);

        assertThat(once.state()).isEqualTo(twice.state());
        assertThat(once.events())
                .extracting(AuditEvent::uid)
                .isEqualTo(twice.events().stream().map(AuditEvent::uid).toList());
    }
}
