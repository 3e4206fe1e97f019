package dev.lapwing.detect.baseline;

import dev.lapwing.rule.definition.Baseline;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What count is usual for a bucket of time: the median of comparable past buckets and how far they lie from it.
 *
 * <p>A count x is far above when x - m > k s, where m is the median and s = max(1.4826 MAD, sqrt(m), 1). 1.4826 MAD, with
 * MAD the median distance from the median, estimates a standard deviation and stands firm against outliers (Rousseeuw
 * and Croux, Alternatives to the Median Absolute Deviation, 1993; Leys and others, Detecting outliers, 2013). For counts
 * that hardly vary it is zero; a Poisson count of mean m deviates by sqrt(m), so s is never less. Of fewer than
 * {@value #FEWEST_FOR_SPREAD} counts one attack would make it anything, so there it is left out.
 *
 * <p>Comparable are the buckets of the same hour of the week where the past has it {@value #SAME_HOURS} times, else those
 * of the same hour of the days on which anything happened, else all. Whatever these say, x must also be above what a busy
 * bucket of this group has ({@link #busy}): the first Monday after a week-end is no attack.
 *
 * @param middle the median of the comparable buckets
 * @param limit above what count a bucket is unusual
 */
public record UsualRate(double middle, double limit) {
    private static final int SAME_HOURS = 3;
    private static final double MAD_TO_DEVIATION = 1.4826;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;

    private static final int FEWEST_FOR_SPREAD = 7;

    /** Of fewer days a quiet one counts too, or the attack of yesterday would be all that is usual. */
    private static final int FEWEST_DAYS = 2;

    private static final long FEWEST_BUSY = 8;

    /**
     * What is usual for a bucket, or empty while too little of the past is known.
     *
     * @param first the first bucket of the past
     */
    static Optional<UsualRate> before(
            long bucket, Map<Long, Integer> counts, long first, long length, Baseline.RateAnomaly baseline) {
        long end = Math.floorDiv(bucket * length - baseline.gap().toMillis(), length);
        if ((end - first) * length < baseline.learn().toMillis() || end <= first) {
            return Optional.empty();
        }
        double factor = baseline.factor().doubleValue();
        double[] past = LongStream.range(first, end)
                .mapToDouble(known -> counts.getOrDefault(known, 0))
                .toArray();
        double[] comparable = comparable(bucket, past, first, length);
        double median = median(comparable);
        double busy = busy(past, length);
        double floor = busy + factor / 2 * Math.max(Math.sqrt(busy), 1);
        return Optional.of(new UsualRate(median, Math.max(median + factor * deviation(comparable, median), floor)));
    }

    boolean isFarBelow(int count) {
        return count > limit;
    }

    /** The median of the buckets. */
    public BigDecimal median() {
        return new BigDecimal(middle, MathContext.DECIMAL32).stripTrailingZeros();
    }

    private static double[] comparable(long bucket, double[] past, long first, long length) {
        double[] ofWeek = counts(past, first, known -> hourOf(WEEK, known, length) == hourOf(WEEK, bucket, length));
        if (ofWeek.length >= SAME_HOURS * Math.max(1, HOUR / length)) {
            return ofWeek;
        }
        LongPredicate sameHour = known -> hourOf(DAY, known, length) == hourOf(DAY, bucket, length);
        double[] ofDay = counts(past, first, sameHour);
        if (ofDay.length == 0) {
            return past;
        }
        return length < DAY ? ofBusyDays(sameHour, past, first, length) : ofDay;
    }

    private static double[] ofBusyDays(LongPredicate sameHour, double[] past, long first, long length) {
        Set<Long> days = IntStream.range(0, past.length)
                .filter(i -> past[i] > 0)
                .mapToObj(i -> dayOf(first + i, length))
                .collect(Collectors.toSet());
        double[] counts = counts(past, first, sameHour.and(known -> days.contains(dayOf(known, length))));
        return Arrays.copyOf(
                counts, Math.max(1, days.size() < FEWEST_DAYS ? FEWEST_DAYS * counts.length : counts.length));
    }

    private static double[] counts(double[] past, long first, LongPredicate wanted) {
        return IntStream.range(0, past.length)
                .filter(i -> wanted.test(first + i))
                .mapToDouble(i -> past[i])
                .toArray();
    }

    private static long dayOf(long bucket, long length) {
        return Math.floorDiv(bucket * length, DAY);
    }

    /** The hour of the day or week in which a bucket begins; where buckets are longer, the part of it. */
    private static long hourOf(long period, long bucket, long length) {
        return Math.floorMod(bucket * length, period) / Math.max(HOUR, length);
    }

    private static double deviation(double[] counts, double median) {
        double poisson = Math.max(Math.sqrt(median), 1);
        double[] distances =
                Arrays.stream(counts).map(count -> Math.abs(count - median)).toArray();
        return counts.length < FEWEST_FOR_SPREAD ? poisson : Math.max(MAD_TO_DEVIATION * median(distances), poisson);
    }

    /** The median of the buckets with any event; with zeros to half a day, since a few attacks are no habit. */
    private static double busy(double[] past, long length) {
        double[] busy = Arrays.stream(past).filter(count -> count > 0).toArray();
        long zeros = Math.max(FEWEST_BUSY, DAY / 2 / length) - busy.length;
        return zeros > busy.length ? 0 : median(Arrays.copyOf(busy, busy.length + (int) Math.max(0, zeros)));
    }

    private static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
