package dev.lapwing.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.rule.definition.Baseline;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formula of a rate anomaly, on numbers worked out by hand. */
class UsualRateTest {
    private static final long HOUR = 3_600_000;

    private static Baseline.RateAnomaly rate(int factor, int learnHours) {
        return new Baseline.RateAnomaly(
                Duration.ofHours(learnHours), Duration.ofDays(56), Duration.ofHours(1), BigDecimal.valueOf(factor), 1);
    }

    /** What is usual for the hour after the next, when the last hours had these counts. */
    private static Optional<UsualRate> after(String counts, Baseline.RateAnomaly baseline) {
        Map<Long, Integer> past = new HashMap<>();
        for (String count : counts.split(" ", -1)) {
            past.put((long) past.size(), Integer.valueOf(count));
        }
        return UsualRate.before(past.size() + 1, past, 0, HOUR, baseline);
    }

    /** Medians 5, 35, 0 and 4.5; median distances 1, 20, 0 and 1.5; square roots of the medians 2.236, 5.916, 0, 2.121. */
    @ParameterizedTest
    @CsvSource({
        "3 5 4 6 4 5 20 5, 6, 5, 18, 19",
        "0 10 20 30 40 50 60 70, 2, 35, 94, 95",
        "0 0 0 0 0 0 0 0, 6, 0, 6, 7",
        "3 6 3 6 3 6 3 6, 2, 4.5, 8, 9"
    })
    void farAboveIsMoreThanSoManyDeviationsAboveTheMedian(
            String counts, int factor, BigDecimal median, int usual, int unusual) {
        UsualRate rate = after(counts, rate(factor, 8)).orElseThrow();

        assertThat(rate.median()).isEqualByComparingTo(median);
        assertThat(rate.isFarBelow(usual)).isFalse();
        assertThat(rate.isFarBelow(unusual)).isTrue();
    }

    @Test
    void isUnknownBeforeTheLearningTimeIsFullOfWholeBuckets() {
        assertThat(after("1 1 1 1 1 1 1 1", rate(6, 8))).isPresent();
        assertThat(after("1 1 1 1 1 1 1", rate(6, 8))).isEmpty();
    }

    @Test
    void leavesOutTheBucketsWithinTheGap() {
        Map<Long, Integer> past = new HashMap<>(Map.of(8L, 1_000));

        UsualRate rate = UsualRate.before(9, past, 0, HOUR, rate(6, 8)).orElseThrow();

        assertThat(rate.median()).isEqualByComparingTo("0");
    }

    @Test
    void looksAtTheSameHourOfTheDayAsSoonAsADayIsKnown() {
        Map<Long, Integer> past = new HashMap<>(Map.of(9L, 40, 33L, 40, 14L, 3, 38L, 3));

        UsualRate morning = UsualRate.before(57, past, 1, HOUR, rate(6, 24)).orElseThrow();
        UsualRate night = UsualRate.before(51, past, 1, HOUR, rate(6, 24)).orElseThrow();

        assertThat(morning.middle()).isEqualTo(40);
        assertThat(night.middle()).isZero();
    }

    /** A Friday with events, then an idle Saturday and Sunday; with one such day alone a quiet one counts beside it. */
    @Test
    void leavesOutDaysOnWhichNothingHappened() {
        Map<Long, Integer> friday = new HashMap<>(Map.of(9L, 40));
        Map<Long, Integer> thursdayAndFriday = new HashMap<>(Map.of(9L, 40, 33L, 44));

        assertThat(UsualRate.before(81, friday, 1, HOUR, rate(6, 24))
                        .orElseThrow()
                        .middle())
                .isEqualTo(20);
        assertThat(UsualRate.before(105, thursdayAndFriday, 1, HOUR, rate(6, 24))
                        .orElseThrow()
                        .middle())
                .isEqualTo(42);
    }

    /** Median of the busy hours 16, so nothing up to 16 + 3 x 4 is far above, also where nobody ever was. */
    @Test
    void isNeverFarBelowWhatABusyHourOfTheGroupHas() {
        Map<Long, Integer> past = new HashMap<>();
        LongStream.range(0, 7).forEach(day -> LongStream.range(8, 18).forEach(hour -> past.put(day * 24 + hour, 16)));

        UsualRate night = UsualRate.before(171, past, 1, HOUR, rate(6, 24)).orElseThrow();

        assertThat(night.middle()).isZero();
        assertThat(night.isFarBelow(28)).isFalse();
        assertThat(night.isFarBelow(29)).isTrue();
    }

    /** With fewer than twelve busy hours the others of half a day count as zero. */
    @Test
    void doesNotTakeOneAttackForABusyHour() {
        Map<Long, Integer> past = new HashMap<>(Map.of(20L, 500, 21L, 500));

        UsualRate next = UsualRate.before(51, past, 1, HOUR, rate(6, 24)).orElseThrow();

        assertThat(next.isFarBelow(7)).isTrue();
    }

    @Test
    void looksAtTheSameHourOfTheWeekOnceItWasThereThreeTimes() {
        Map<Long, Integer> past = new HashMap<>();
        LongStream.rangeClosed(0, 2).forEach(week -> past.put(week * 168, 40));
        LongStream.range(0, 500).forEach(hour -> past.putIfAbsent(hour, 2));

        assertThat(UsualRate.before(3 * 168, past, 0, HOUR, rate(6, 8))
                        .orElseThrow()
                        .middle())
                .isEqualTo(40);
        assertThat(UsualRate.before(3 * 168, past, 1, HOUR, rate(6, 8))
                        .orElseThrow()
                        .middle())
                .isEqualTo(2);
    }

    @Test
    void asksForAllQuartersOfThatHourWhereBucketsAreShorter() {
        long quarter = HOUR / 4;
        Map<Long, Integer> past = new HashMap<>();
        LongStream.range(0, 3 * 672).forEach(bucket -> past.put(bucket, bucket % 672 < 4 ? 10 : 2));

        assertThat(UsualRate.before(3 * 672, past, 0, quarter, rate(6, 8))
                        .orElseThrow()
                        .middle())
                .isEqualTo(10);
        assertThat(UsualRate.before(3 * 672, past, 1, quarter, rate(6, 8))
                        .orElseThrow()
                        .middle())
                .isEqualTo(2);
    }

    /** Of six counts the spread is that of chance alone: with the median 4 it is 2, however far an attack lies out. */
    @Test
    void takesNoSpreadFromFewerThanSevenCounts() {
        Map<Long, Integer> past = new HashMap<>();
        int[] atThree = {0, 4, 4, 300, 400, 0};
        for (int day = 0; day < atThree.length; day++) {
            past.put(day * 24L + 3, atThree[day]);
            past.put(day * 24L + 12, 1);
        }

        UsualRate next =
                UsualRate.before(6 * 24 + 3, past, 1, HOUR, rate(6, 24)).orElseThrow();

        assertThat(next.isFarBelow(16)).isFalse();
        assertThat(next.isFarBelow(17)).isTrue();
    }
}
