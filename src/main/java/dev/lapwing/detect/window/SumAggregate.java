package dev.lapwing.detect.window;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Adds up numbers exactly; an average is compared as a sum with so many times the bound, so that nothing is rounded. */
final class SumAggregate implements WindowAggregate {
    private final RulePlan plan;
    private final boolean averages;
    private BigDecimal sum = BigDecimal.ZERO;
    private long numbers;

    SumAggregate(RulePlan plan, boolean averages) {
        this.plan = plan;
        this.averages = averages;
    }

    @Override
    public void add(WindowEvent event) {
        sum = sum.add(event.number());
        numbers++;
    }

    @Override
    public void remove(WindowEvent event) {
        sum = sum.subtract(event.number());
        numbers--;
    }

    @Override
    public boolean holds() {
        return averages
                ? plan.rule.bounds().times(BigDecimal.valueOf(numbers)).holds(sum)
                : plan.rule.bounds().holds(sum);
    }

    /** Without the decimals of numbers that have left the window: equal sums read alike in whatever order they came about. */
    @Override
    public Optional<Measurement> reading() {
        BigDecimal value = averages ? sum.divide(BigDecimal.valueOf(numbers), MathContext.DECIMAL64) : sum;
        return Optional.of(Measurement.of(value.stripTrailingZeros()));
    }
}
