package dev.lapwing.continuity;

import static dev.lapwing.continuity.poll.Polls.at;
import static dev.lapwing.continuity.poll.Polls.eachTells;
import static dev.lapwing.continuity.poll.Polls.lastTells;
import static dev.lapwing.continuity.poll.Polls.row;
import static dev.lapwing.continuity.poll.Polls.rows;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.continuity.poll.ListedRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The counts of rows of each hour, held against what came and against the counts before. */
class HourLossTest {
    private static final Duration EARLIER = ofMinutes(-10);
    private static final Duration NEXT = ofSeconds(10);

    @Test
    void tellsAnHourThatHasFewerRows() {
        assertThat(eachTells(
                        at(ZERO).hours(Map.of(-30, 50L, -2, 100L)),
                        at(NEXT).hours(Map.of(-30, 50L, -2, 93L)),
                        at(NEXT.multipliedBy(2)).hours(Map.of(-30, 50L, -2, 93L))))
                .containsExactly(List.of(), List.of("rows_vanished 7"), List.of());
    }

    @Test
    void tellsAnHourThatIsGoneFromTheMiddle() {
        assertThat(lastTells(
                        at(ZERO).hours(Map.of(-50, 50L, -30, 9L, -2, 100L)),
                        at(NEXT).hours(Map.of(-50, 50L, -2, 100L))))
                .containsExactly("rows_vanished 9");
    }

    @Test
    void hoursThatGrowTellNothing() {
        assertThat(lastTells(at(ZERO).hours(Map.of(-1, 50L)), at(NEXT).hours(Map.of(-1, 60L, 0, 3L))))
                .isEmpty();
    }

    @Test
    void anHourThatRetentionReachesIntoMayHaveFewerRows() {
        assertThat(lastTells(
                        at(ZERO).maxDays(2).hours(Map.of(-48, 50L, -2, 1L)), at(NEXT).hours(Map.of(-48, 20L, -2, 1L))))
                .isEmpty();
    }

    @Test
    void anHourBeforeThatTheOldEndIsExcusedFromADayOn() {
        assertThat(lastTells(
                        at(ZERO).hours(Map.of(-30, 50L, -26, 10L, -2, 1L)), at(NEXT).hours(Map.of(-26, 4L, -2, 1L))))
                .isEmpty();
    }

    @Test
    void theOldEndIsNotExcusedWithinADay() {
        assertThat(lastTells(at(ZERO).hours(Map.of(-24, 50L, -2, 1L)), at(NEXT).hours(Map.of(-2, 1L))))
                .containsExactly("rows_vanished 50");
    }

    @Test
    void whatTheListingToldTheHoursDoNotTellAgain() {
        assertThat(eachTells(
                        at(ZERO).sees(rows(EARLIER, "c", "b", "a")).hours(Map.of(-1, 3L)),
                        at(NEXT).sees(gap("c", "a")).hours(Map.of(-1, 2L)),
                        at(NEXT.multipliedBy(2)).sees(gap("c", "a")).hours(Map.of(-1, 2L))))
                .containsExactly(List.of(), List.of("rows_vanished 1"), List.of());
    }

    @Test
    void hoursThatWereCountedBeforeTheListingDoNotTellAgainEither() {
        assertThat(eachTells(
                        at(ZERO).sees(rows(EARLIER, "c", "b", "a")).hours(Map.of(-1, 3L)),
                        at(NEXT).sees(gap("c", "a")).hours(Map.of(-1, 3L)),
                        at(NEXT.multipliedBy(2)).sees(gap("c", "a")).hours(Map.of(-1, 2L))))
                .containsExactly(List.of(), List.of("rows_vanished 1"), List.of());
    }

    @Test
    void theHoursTellWhatTheListingDidNotReach() {
        assertThat(lastTells(
                        at(ZERO).sees(rows(EARLIER, "c", "b", "a")).andMore().hours(Map.of(-1, 30L)),
                        at(NEXT).sees(gap("c", "a")).andMore().hours(Map.of(-1, 20L))))
                .containsExactly("rows_vanished 10");
    }

    @Test
    void theGrowthOfAnHourHidesNoLoss() {
        assertThat(eachTells(
                        at(ZERO).sees(rows(EARLIER, "b", "a")).andMore().hours(Map.of(-1, 602L), 0),
                        at(NEXT).sees(rows(EARLIER, "e", "d", "c", "b", "a")).andMore(),
                        at(NEXT.multipliedBy(2))
                                .sees(rows(EARLIER, "f", "e", "d", "c", "b"))
                                .andMore()
                                .hours(Map.of(-1, 604L), 0)))
                .containsExactly(List.of(), List.of(), List.of("rows_vanished 2"));
    }

    @Test
    void rowsPutInToFillAnHourUpAreCountedAndHideNoLoss() {
        assertThat(lastTells(
                        at(ZERO).sees(rows(EARLIER, "b", "a")).andMore().hours(Map.of(-1, 602L), 0),
                        at(NEXT).sees(rows(EARLIER, "forged2", "forged1", "b", "a"))
                                .andMore()
                                .hours(Map.of(-1, 602L), 0)))
                .containsExactly("rows_vanished 2");
    }

    @Test
    void anHourThatGrewByWhatCameTellsNothing() {
        assertThat(eachTells(
                        at(ZERO).sees(rows(EARLIER, "b", "a")).andMore().hours(Map.of(-1, 602L), 0),
                        at(NEXT).sees(rows(EARLIER, "d", "c", "b", "a"))
                                .andMore()
                                .hours(Map.of(-1, 604L), 0),
                        at(NEXT.multipliedBy(2))
                                .sees(rows(EARLIER, "e", "d", "c", "b"))
                                .andMore()
                                .hours(Map.of(-1, 605L), 0)))
                .allMatch(List::isEmpty);
    }

    @Test
    void rowsThatComeLateCountForTheirOwnHour() {
        ListedRow known = row("a", ofSeconds(10));

        assertThat(lastTells(
                        at(ofSeconds(20)).sees(known).andMore().hours(Map.of(0, 20L, -1, 5L), 0),
                        at(ofSeconds(30))
                                .sees(row("late", ofSeconds(-20)), known)
                                .andMore()
                                .hours(Map.of(0, 20L, -1, 6L), 0)))
                .isEmpty();
    }

    @Test
    void rowsOfTheLaterListingThatStandBelowTheOneBeforeDidNotCome() {
        assertThat(lastTells(
                        at(ZERO).sees(rows(EARLIER, "d", "c")).andMore().hours(Map.of(-1, 4L), 0),
                        at(NEXT).sees(rows(EARLIER.minusSeconds(2), "d", "c", "b", "a"))
                                .hours(Map.of(-1, 4L), 0)))
                .isEmpty();
    }

    @Test
    void rowsThatWereCountedBeforeTheyWereListedAreNotMissed() {
        assertThat(eachTells(
                        at(ZERO).sees(rows(EARLIER, "a")).andMore().hours(Map.of(-1, 12L), 2),
                        at(NEXT).sees(rows(EARLIER, "c", "b", "a")).andMore().hours(Map.of(-1, 12L), 0),
                        at(NEXT.multipliedBy(2))
                                .sees(rows(EARLIER, "c", "b", "a"))
                                .andMore()
                                .hours(Map.of(-1, 12L), 0)))
                .allMatch(List::isEmpty);
    }

    @Test
    void aCountThatMayBeAheadHidesALossUntilTheNextOneAtMost() {
        assertThat(eachTells(
                        at(ZERO).sees(rows(EARLIER, "a")).andMore().hours(Map.of(-1, 12L), 0),
                        at(NEXT).sees(rows(EARLIER, "a")).andMore().hours(Map.of(-1, 12L), 2),
                        at(NEXT.multipliedBy(2))
                                .sees(rows(EARLIER, "c", "b", "a"))
                                .andMore()
                                .hours(Map.of(-1, 12L), 0)))
                .containsExactly(List.of(), List.of(), List.of("rows_vanished 2"));
    }

    @Test
    void aCountOfWhichNobodyKnowsWhetherItIsAheadHidesNoLoss() {
        assertThat(eachTells(
                        at(ZERO).sees(rows(EARLIER, "a")).andMore().hours(Map.of(-1, 12L), 0),
                        at(NEXT).sees(rows(EARLIER, "a")).andMore().hours(Map.of(-1, 13L)),
                        at(NEXT.multipliedBy(2))
                                .sees(rows(EARLIER, "c", "b", "a"))
                                .andMore()
                                .hours(Map.of(-1, 12L), 0)))
                .containsExactly(List.of(), List.of(), List.of("rows_vanished 2"));
    }

    @Test
    void whatIsGoneIsToldOnceAndTheHourBeginsAnew() {
        assertThat(eachTells(
                        at(ZERO).sees(rows(EARLIER, "a")).andMore().hours(Map.of(-1, 12L), 0),
                        at(NEXT).sees(rows(EARLIER, "a")).andMore().hours(Map.of(-1, 10L), 0),
                        at(NEXT.multipliedBy(2))
                                .sees(rows(EARLIER, "b", "a"))
                                .andMore()
                                .hours(Map.of(-1, 11L), 0)))
                .containsExactly(List.of(), List.of("rows_vanished 2"), List.of());
    }

    @Test
    void rowsOfHoursToComePushOutNoneOfThoseThatWere() {
        ListedRow[] forged = new ListedRow[900];
        for (int i = 0; i < forged.length - 1; i++) {
            forged[i] = row("forged" + i, ofHours(900 - i));
        }
        forged[forged.length - 1] = row("a", EARLIER);

        assertThat(lastTells(
                        at(ZERO).sees(row("a", EARLIER)).andMore().hours(Map.of(-1, 12L), 0),
                        at(NEXT).sees(forged).andMore(),
                        at(NEXT.multipliedBy(2)).sees(forged).andMore().hours(Map.of(-1, 10L), 0)))
                .containsExactly("rows_vanished 2");
    }

    /** The rows c and a of three that were created a second apart. */
    private static ListedRow[] gap(String newer, String older) {
        return new ListedRow[] {row(newer, EARLIER.plusSeconds(2)), row(older, EARLIER)};
    }
}
