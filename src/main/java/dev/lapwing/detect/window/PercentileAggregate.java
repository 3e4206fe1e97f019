package dev.lapwing.detect.window;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The number at a rank among those in the window: a percentile by the nearest-rank method, or the median.
 *
 * <p>The nearest rank of the p-th percentile of n numbers is the smallest whole number that is at least p n / 100 (Hyndman
 * and Fan, Sample Quantiles in Statistical Packages, 1996, definition 1). The median of an even number of them is the mean of the middle two. The
 * numbers up to the rank stand in one half, the others in a second one, so that a step costs a logarithm.
 */
final class PercentileAggregate implements WindowAggregate {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final RulePlan plan;
    private final boolean isMedian;
    private final Half low = new Half();
    private final Half high = new Half();

    PercentileAggregate(RulePlan plan, boolean isMedian) {
        this.plan = plan;
        this.isMedian = isMedian;
    }

    @Override
    public void add(WindowEvent event) {
        BigDecimal number = event.number();
        (low.size > 0 && number.compareTo(low.numbers.lastKey()) <= 0 ? low : high).add(number);
        balance();
    }

    @Override
    public void remove(WindowEvent event) {
        BigDecimal number = event.number();
        (low.numbers.containsKey(number) ? low : high).remove(number);
        balance();
    }

    @Override
    public boolean holds() {
        return plan.rule.bounds().holds(value());
    }

    @Override
    public Optional<Measurement> reading() {
        return Optional.of(Measurement.of(value()));
    }

    private BigDecimal value() {
        BigDecimal atRank = low.numbers.lastKey();
        return isMedian && low.size == high.size
                ? atRank.add(high.numbers.firstKey()).divide(TWO)
                : atRank;
    }

    private void balance() {
        long rank = rank(low.size + high.size);
        while (low.size < rank) {
            low.add(high.take(high.numbers.firstKey()));
        }
        while (low.size > rank) {
            high.add(low.take(low.numbers.lastKey()));
        }
    }

    private long rank(long numbers) {
        return plan.rule
                .measure()
                .percentile()
                .map(p -> p.multiply(BigDecimal.valueOf(numbers))
                        .divide(HUNDRED, 0, RoundingMode.CEILING)
                        .longValueExact())
                .orElse((numbers + 1) / 2);
    }

    /** Numbers in order, each as often as it stands there. */
    private static final class Half {
        final TreeMap<BigDecimal, Integer> numbers = new TreeMap<>();
        long size;

        void add(BigDecimal number) {
            numbers.merge(number, 1, Integer::sum);
            size++;
        }

        void remove(BigDecimal number) {
            numbers.computeIfPresent(number, (same, count) -> count == 1 ? null : count - 1);
            size--;
        }

        BigDecimal take(BigDecimal number) {
            remove(number);
            return number;
        }
    }
}
