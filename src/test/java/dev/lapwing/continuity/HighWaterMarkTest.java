package dev.lapwing.continuity;

import static dev.lapwing.continuity.poll.Polls.at;
import static dev.lapwing.continuity.poll.Polls.eachTells;
import static dev.lapwing.continuity.poll.Polls.lastReasons;
import static dev.lapwing.continuity.poll.Polls.lastTells;
import static dev.lapwing.continuity.poll.Polls.row;
import static dev.lapwing.continuity.poll.Polls.rows;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.continuity.poll.ListedRow;
import dev.lapwing.continuity.poll.Polls;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HighWaterMarkTest {
    private static final String BACK = "time_jumped_back 1";

    @Test
    void tellsThatTheNewestRowIsOlderThanBefore() {
        assertThat(lastReasons(
                        poll(0).sees(row("a", ofSeconds(5))).andMore(),
                        poll(1).sees(row("b", ofMinutes(-1))).andMore()))
                .contains("the newest row is older than before");
    }

    @Test
    void staysQuietWhenTheNewestRowIsExactlyOneSecondOlder() {
        assertThat(lastTells(
                        poll(0).sees(row("a", ofSeconds(5))).andMore(),
                        poll(1).sees(row("b", ofSeconds(4))).andMore()))
                .isEmpty();
    }

    @Test
    void tellsAJumpOnceAndTheNextOneAgain() {
        assertThat(eachTells(
                        poll(0).sees(row("a", ofMinutes(-1))),
                        poll(1).sees(row("b", ofMinutes(-5))),
                        poll(2).sees(row("b", ofMinutes(-5))),
                        poll(3).sees(row("c", ofMinutes(-3)), row("b", ofMinutes(-5))),
                        poll(4).sees(row("b", ofMinutes(-5)))))
                .containsExactly(
                        List.of(),
                        List.of("rows_vanished 1", BACK),
                        List.of(),
                        List.of(),
                        List.of("rows_vanished 1", BACK));
    }

    @Test
    void tellsNewRowsThatAreOlderThanThoseBeforeThemOnce() {
        ListedRow known = row("a", ofSeconds(5));

        assertThat(eachTells(
                        poll(0).sees(known),
                        poll(1).sees(row("b", ofMinutes(-2)), known),
                        poll(2).sees(row("c", ofMinutes(-2).plusSeconds(9)), row("b", ofMinutes(-2)), known)))
                .containsExactly(List.of(), List.of(BACK), List.of());
    }

    @Test
    void staysQuietWhenANewRowIsExactlyAMinuteOlder() {
        assertThat(lastTells(
                        poll(0).sees(row("a", ofSeconds(5))),
                        poll(1).sees(row("b", ofSeconds(-55)), row("a", ofSeconds(5)))))
                .isEmpty();
    }

    @Test
    void olderRowsBelowTheKnownOnesAreOnlyMoreOfTheLog() {
        assertThat(lastTells(
                        poll(0).sees(row("b", ofSeconds(5))).andMore(),
                        poll(1).sees(row("b", ofSeconds(5)), row("a", ofMinutes(-30)))))
                .isEmpty();
    }

    @Test
    void tellsThatTheLargestRowIdIsSmaller() {
        assertThat(lastReasons(
                        poll(0).sees(row("b", ofSeconds(5)), row("a", ZERO)).lastRowId(310),
                        poll(1).sees(row("c", ofSeconds(9)), row("b", ofSeconds(5)), row("a", ZERO))
                                .lastRowId(3)))
                .containsExactly("the largest row id is smaller than before");
    }

    @Test
    void tellsThatALogWithRowIdsIsEmpty() {
        assertThat(lastTells(poll(0).sees(row("a", ZERO)).lastRowId(310), poll(1).lastRowId(0)))
                .containsExactly("rows_vanished 1", BACK);
    }

    @Test
    void rowIdsMayBeginAnewWhenAllRowsHaveExpired() {
        assertThat(lastTells(
                        poll(0).maxDays(5).sees(row("a", ofDays(-5))).lastRowId(310),
                        poll(1).lastRowId(0),
                        poll(2).sees(row("b", ofSeconds(20))).lastRowId(1)))
                .isEmpty();
    }

    @Test
    void aQuietLogKeepsItsRowId() {
        assertThat(lastTells(
                        poll(0).sees(row("a", ZERO)).lastRowId(310),
                        poll(1).sees(row("a", ZERO)).lastRowId(310)))
                .isEmpty();
    }

    @Test
    void rowsOfOneMillisecondAndSwappedNeighboursAreOrdinary() {
        Duration time = ofSeconds(5);

        assertThat(lastTells(
                        poll(0).sees(row("b", time.minusMillis(6)), row("a", time)),
                        poll(1).sees(row("c", time.minusMillis(6)), row("b", time.minusMillis(6)), row("a", time))))
                .isEmpty();
    }

    @Test
    void aLogThatWasWipedTellsNoJumpWhenQueuedRowsFollow() {
        assertThat(eachTells(poll(0).sees(rows(ZERO, "b", "a")), poll(1), poll(2).sees(rows(ofSeconds(3), "d", "c"))))
                .containsExactly(List.of(), List.of("rows_vanished 2"), List.of());
    }

    private static Polls poll(int number) {
        return at(ofSeconds(10L * number + 10));
    }
}
