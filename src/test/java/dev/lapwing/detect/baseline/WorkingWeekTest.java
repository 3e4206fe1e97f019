package dev.lapwing.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.rule.definition.Baseline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rate of an hour over weeks in which people work by day, by night, or at the end of the week. */
class WorkingWeekTest {
    private static final long HOUR = 3_600_000;
    private static final long WEEKS = 6 * 168;

    private static final long NEVER = 0;

    /** The first hour of a Monday. */
    private static final long MONDAY = Instant.parse("2026-09-07T00:00:00Z").getEpochSecond() / 3_600;

    private static boolean office(long hour) {
        return hour / 24 % 7 < 5 && hour % 24 >= 8 && hour % 24 < 18;
    }

    private static boolean nightShop(long hour) {
        return hour % 24 >= 20 || hour % 24 < 4;
    }

    private static boolean fridayAndSaturdayNight(long hour) {
        return (hour + 20) / 24 % 7 >= 5 && (hour + 20) % 24 >= 16;
    }

    /** The hours that are told, of ten to sixteen mistyped logins in each hour in which people work and an attack. */
    private static List<Long> told(LongPredicate open, long from, int learnDays, long attackAt, int attack) {
        Random random = new Random(from);
        Map<Long, Integer> logins = new HashMap<>();
        LongStream.range(from, WEEKS).filter(open).forEach(hour -> logins.put(MONDAY + hour, 10 + random.nextInt(7)));
        if (attack > 0) {
            logins.merge(MONDAY + attackAt, attack, Integer::sum);
        }
        long met = logins.keySet().stream().min(Long::compare).orElseThrow();
        Baseline.RateAnomaly baseline = new Baseline.RateAnomaly(
                Duration.ofDays(learnDays), Duration.ofDays(56), Duration.ofHours(1), BigDecimal.valueOf(6), 10);
        return logins.keySet().stream()
                .filter(hour -> logins.getOrDefault(hour, 0) >= baseline.least())
                .filter(hour -> UsualRate.before(hour, logins, met + 1, HOUR, baseline)
                        .filter(usual -> usual.isFarBelow(logins.getOrDefault(hour, 0)))
                        .isPresent())
                .map(hour -> hour - MONDAY)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 8, 13, 34, 57, 84})
    void anOfficeIsQuietFromItsSecondDayOn(long from) {
        for (int learnDays : new int[] {1, 3, 7}) {
            assertThat(told(WorkingWeekTest::office, from, learnDays, NEVER, 0))
                    .as("learnt for %s days", learnDays)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {104, 106, 108, 111, 113, 130})
    void anOfficeThatIsFirstSeenBeforeAWeekendIsQuietWhenItIsLearntForThreeDays(long from) {
        assertThat(told(WorkingWeekTest::office, from, 3, NEVER, 0)).isEmpty();
        assertThat(told(WorkingWeekTest::office, from, 7, NEVER, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 20, 23, 90})
    void aShopThatIsOpenAtNightIsQuiet(long from) {
        assertThat(told(WorkingWeekTest::nightShop, from, 3, NEVER, 0)).isEmpty();
        assertThat(told(WorkingWeekTest::fridayAndSaturdayNight, from, 3, NEVER, 0))
                .isEmpty();
    }

    /** Tuesday at three in the morning of the second and the sixth week, Saturday noon, and among the working hours. */
    @ParameterizedTest
    @CsvSource({"195, 40", "867, 40", "300, 40", "972, 40", "202, 60", "874, 60"})
    void anAttackOnTheOfficeIsTold(long at, int logins) {
        assertThat(told(WorkingWeekTest::office, 8, 3, at, logins)).containsExactly(at);
    }
}
