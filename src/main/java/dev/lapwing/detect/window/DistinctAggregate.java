package dev.lapwing.detect.window;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts distinct values. */
final class DistinctAggregate implements WindowAggregate {
    private final RulePlan plan;
    private final Map<@Nullable String, Integer> values = new HashMap<>();

    DistinctAggregate(RulePlan plan) {
        this.plan = plan;
    }

    @Override
    public void add(WindowEvent event) {
        values.merge(event.value, 1, Integer::sum);
    }

    @Override
    public void remove(WindowEvent event) {
        values.computeIfPresent(event.value, (value, count) -> count == 1 ? null : count - 1);
    }

    @Override
    public boolean holds() {
        return plan.rule.bounds().holds(values.size());
    }

    @Override
    public Optional<Measurement> reading() {
        return Optional.of(Measurement.of(values.size()));
    }
}
