package dev.lapwing.detect.window;

import dev.lapwing.rule.definition.Share;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Counts events, and those among which they are to be a share. */
public final class CountAggregate implements WindowAggregate {
    private final RulePlan plan;
    private long counted;
    private long among;

    CountAggregate(RulePlan plan) {
        this.plan = plan;
    }

    @Override
    public void add(WindowEvent event) {
        change(event, 1);
    }

    @Override
    public void remove(WindowEvent event) {
        change(event, -1);
    }

    @Override
    public boolean holds() {
        return plan.rule.bounds().holds(counted)
                && plan.rule.share().map(this::shareHolds).orElse(true);
    }

    @Override
    public Optional<Measurement> reading() {
        return Optional.of(Measurement.of(counted));
    }

    /** What part the counted events are of those among which they are to be a share; empty where there are none. */
    public Optional<BigDecimal> share() {
        return among == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(counted).divide(BigDecimal.valueOf(among), MathContext.DECIMAL64));
    }

    private boolean shareHolds(Share share) {
        return share().map(share.bounds()::holds).orElse(false);
    }

    private void change(WindowEvent event, int by) {
        if (plan.counts(event.mask)) {
            counted += by;
        }
        if (plan.among(event.mask)) {
            among += by;
        }
    }
}
