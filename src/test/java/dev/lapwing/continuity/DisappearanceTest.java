package dev.lapwing.continuity;

import static dev.lapwing.continuity.poll.Polls.at;
import static dev.lapwing.continuity.poll.Polls.eachTells;
import static dev.lapwing.continuity.poll.Polls.lastTells;
import static dev.lapwing.continuity.poll.Polls.row;
import static dev.lapwing.continuity.poll.Polls.rows;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.continuity.poll.ListedRow;
import dev.lapwing.continuity.poll.Polls;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DisappearanceTest {
    private static final Duration EARLIER = ofMinutes(-10);
    private static final Duration NEXT = ofSeconds(10);

    @Test
    void tellsARowThatIsGoneFromTheMiddle() {
        assertThat(lastTells(at(ZERO).sees(rows(EARLIER, "c", "b", "a")), at(NEXT).sees(gap("c", "a"))))
                .containsExactly("rows_vanished 1");
    }

    @Test
    void theFirstListingHasNothingToMiss() {
        assertThat(lastTells(at(ZERO).sees(rows(EARLIER, "b", "a")))).isEmpty();
    }

    @Test
    void aLogThatOnlyGrowsTellsNothing() {
        assertThat(lastTells(at(ZERO).sees(rows(EARLIER, "b", "a")), at(NEXT).sees(rows(EARLIER, "d", "c", "b", "a"))))
                .isEmpty();
    }

    @Test
    void whatVanishedIsToldOnce() {
        assertThat(eachTells(
                        at(ZERO).sees(rows(EARLIER, "c", "b", "a")),
                        at(NEXT).sees(gap("c", "a")),
                        at(NEXT.multipliedBy(2)).sees(gap("c", "a"))))
                .containsExactly(List.of(), List.of("rows_vanished 1"), List.of());
    }

    @Test
    void tellsAllRowsOfALogThatIsEmptyNow() {
        assertThat(lastTells(at(ZERO).sees(rows(EARLIER, "b", "a")), at(NEXT))).containsExactly("rows_vanished 2");
    }

    @Test
    void tellsTheOldestRowOfAListingThatReachesTheEnd() {
        assertThat(lastTells(
                        at(ZERO).sees(rows(EARLIER, "c", "b", "a")),
                        at(NEXT).sees(rows(EARLIER.plusSeconds(1), "c", "b"))))
                .containsExactly("rows_vanished 1");
    }

    @Test
    void rowsThatNewOnesPushedOutOfTheListingAreNotMissed() {
        assertThat(lastTells(
                        at(ZERO).sees(rows(EARLIER, "c", "b", "a")).andMore(),
                        at(NEXT).sees(rows(EARLIER.plusSeconds(2), "e", "d", "c"))
                                .andMore()))
                .isEmpty();
    }

    @Test
    void whenNewRowsFillTheWholeListingNothingIsKnownOfTheOldOnes() {
        assertThat(lastTells(
                        at(ZERO).sees(rows(EARLIER, "b", "a")).andMore(),
                        at(NEXT).sees(rows(EARLIER.plusSeconds(2), "d", "c")).andMore()))
                .isEmpty();
    }

    @Test
    void anOlderRowBelowThoseThatAreLeftShowsThatTheOldestOneIsGone() {
        assertThat(lastTells(
                        at(ZERO).sees(rows(EARLIER.plusSeconds(1), "c", "b")).andMore(),
                        at(NEXT).sees(gap("c", "a")).andMore()))
                .containsExactly("rows_vanished 1");
    }

    @Test
    void tellsAllRowsWhenOnlyOlderOnesAreListed() {
        assertThat(lastTells(
                        at(ZERO).sees(rows(EARLIER, "d", "c")).andMore(),
                        at(NEXT).sees(rows(EARLIER.minusHours(1), "b", "a")).andMore()))
                .contains("rows_vanished 2");
    }

    @Test
    void tellsAllRowsWhenANewRowStandsAboveOlderOnes() {
        assertThat(lastTells(
                        at(ZERO).sees(rows(EARLIER, "d", "c")).andMore(),
                        at(NEXT).sees(row("e", ZERO), row("a", EARLIER.minusHours(1)))
                                .andMore()))
                .containsExactly("rows_vanished 2");
    }

    @Test
    void aRowAsOldAsRetentionMayGo() {
        assertThat(lastTells(
                        at(ZERO).maxDays(3).sees(row("b", EARLIER), row("a", ofDays(-3))),
                        at(NEXT).sees(row("b", EARLIER))))
                .isEmpty();
    }

    @Test
    void aRowThatIsTooYoungForRetentionIsTold() {
        assertThat(lastTells(
                        at(ZERO).maxDays(3)
                                .sees(row("b", ofDays(-4)), row("a", ofDays(-3).plusMinutes(2))),
                        at(NEXT).sees(row("b", ofDays(-4)))))
                .contains("rows_vanished 1");
    }

    @Test
    void retentionGoesByTheClockOfTheSource() {
        assertThat(lastTells(
                        at(ZERO).maxDays(3).sees(row("b", ofDays(2)), row("a", ofHours(-1))),
                        at(NEXT).serverTime(ofDays(3)).sees(row("b", ofDays(2)))))
                .isEmpty();
    }

    @Test
    void rowsOfADayAgoMayGoFromTheOldEndSinceTheSettingMayJustHaveChanged() {
        assertThat(lastTells(
                        at(ZERO).maxDays(7).sees(row("c", EARLIER), row("b", ofDays(-1)), row("a", ofDays(-2))),
                        at(NEXT).sees(row("c", EARLIER))))
                .isEmpty();
    }

    @Test
    void rowsOfADayAgoMayNotGoWhenOlderOnesStay() {
        assertThat(lastTells(
                        at(ZERO).maxDays(7).sees(row("c", EARLIER), row("b", ofDays(-1)), row("a", ofDays(-2))),
                        at(NEXT).sees(row("c", EARLIER), row("a", ofDays(-2)))))
                .containsExactly("rows_vanished 1");
    }

    @Test
    void rowsYoungerThanADayMayNotGoFromTheOldEnd() {
        assertThat(lastTells(
                        at(ZERO).sees(row("b", EARLIER), row("a", ofDays(-1).plusMinutes(1))),
                        at(NEXT).sees(row("b", EARLIER))))
                .containsExactly("rows_vanished 1");
    }

    @Test
    void aRowWithoutTimeIsNotExcusedByAge() {
        ListedRow timeless = new ListedRow("a", OptionalLong.empty(), 1, ListedRow.Address.TOLD);

        assertThat(lastTells(at(ZERO).maxDays(3).sees(row("b", EARLIER), timeless), at(NEXT).sees(row("b", EARLIER))))
                .containsExactly("rows_vanished 1");
    }

    @Test
    void tellsARowThatSaysSomethingElse() {
        assertThat(eachTells(
                        at(ZERO).sees(rows(EARLIER, "b", "a")),
                        at(NEXT).sees(row("b", EARLIER.plusSeconds(1)), other("a")),
                        at(NEXT.multipliedBy(2)).sees(row("b", EARLIER.plusSeconds(1)), other("a"))))
                .containsExactly(List.of(), List.of("rows_rewritten 1"), List.of());
    }

    @Test
    void anotherVersionOfTheConnectorMayHashDifferently() {
        assertThat(lastTells(
                        at(ZERO).sees(rows(EARLIER, "a")),
                        at(NEXT).connector("0.2.0").sees(other("a"))))
                .isEmpty();
    }

    private static ListedRow[] gap(String newer, String older) {
        return new ListedRow[] {row(newer, EARLIER.plusSeconds(2)), row(older, EARLIER)};
    }

    private static ListedRow other(String id) {
        return new ListedRow(id, OptionalLong.of(Polls.millis(EARLIER)), 99, ListedRow.Address.TOLD);
    }
}
