package dev.lapwing.detect;

import dev.lapwing.rule.Baseline;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What count is usual for a bucket of time: the median of past buckets and how far they lie from it.
 *
 * <p>A count x is far above when x - m > k s, where m is the median and s = max(1.4826 MAD, sqrt(m), 1). 1.4826 MAD, with
 * MAD the median distance from the median, estimates a standard deviation and stands firm against outliers (Rousseeuw
 * and Croux, Alternatives to the Median Absolute Deviation, 1993; Leys and others, Detecting outliers, 2013). For counts
 * that hardly vary it is zero; a Poisson count of mean m deviates by sqrt(m), so s is never less.
 *
 * <p>Where the past has this hour of the week at least {@value #SAME_HOURS} times, only these buckets count, else all.
 */
record UsualRate(double middle, double limit) {
    private static final int SAME_HOURS = 6;
    private static final double MAD_TO_DEVIATION = 1.4826;
    private static final long HOUR = 3_600_000;
    private static final long WEEK = 7 * 24 * HOUR;

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
        double[] sameHour = LongStream.range(first, end)
                .filter(past -> hourOfWeek(past * length) == hourOfWeek(bucket * length))
                .mapToDouble(past -> counts.getOrDefault(past, 0))
                .toArray();
        double[] all = sameHour.length >= SAME_HOURS * Math.max(1, HOUR / length)
                ? sameHour
                : LongStream.range(first, end)
                        .mapToDouble(past -> counts.getOrDefault(past, 0))
                        .toArray();
        double median = median(all);
        double[] distances =
                Arrays.stream(all).map(count -> Math.abs(count - median)).toArray();
        double deviation = Math.max(MAD_TO_DEVIATION * median(distances), Math.max(Math.sqrt(median), 1));
        return Optional.of(new UsualRate(median, median + baseline.factor().doubleValue() * deviation));
    }

    boolean isFarBelow(int count) {
        return count > limit;
    }

    BigDecimal median() {
        return new BigDecimal(middle, MathContext.DECIMAL32).stripTrailingZeros();
    }

    private static long hourOfWeek(long time) {
        return Math.floorMod(time, WEEK) / HOUR;
    }

    private static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
