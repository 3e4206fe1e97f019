package dev.lapwing.detect.window;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts distinct values. */
final class ValueTally implements Tally {
    private final RulePlan plan;
    private final Map<@Nullable String, Integer> values = new HashMap<>();

    ValueTally(RulePlan plan) {
        this.plan = plan;
    }

    @Override
    public void add(Counted event) {
        values.merge(event.value, 1, Integer::sum);
    }

    @Override
    public void remove(Counted event) {
        values.computeIfPresent(event.value, (value, count) -> count == 1 ? null : count - 1);
    }

    @Override
    public boolean holds() {
        return plan.rule.bounds().holds(values.size());
    }

    @Override
    public Optional<Reading> reading() {
        return Optional.of(Reading.of(values.size()));
    }
}
