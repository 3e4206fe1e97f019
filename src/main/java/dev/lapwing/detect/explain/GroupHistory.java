package dev.lapwing.detect.explain;

import dev.lapwing.detect.episode.OpenEpisode;
import dev.lapwing.detect.episode.RuleState;
import dev.lapwing.detect.signal.LoggedSignal;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.WindowEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One group's events as one rule's engine judges them from first to last. */
final class GroupHistory {
    /** As often a group forgets in a replay what is over. */
    private static final int SETTLE_EVERY = 512;

    final RulePlan plan;
    final long horizon;
    final List<OpenEpisode> spans = new ArrayList<>();
    long lacking;
    Optional<Signal> firstLacking = Optional.empty();
    boolean overflowed;

    private final RuleState window;
    private final List<WindowEvent> counted = new ArrayList<>();

    private GroupHistory(RulePlan plan, long horizon) {
        this.plan = plan;
        this.horizon = horizon;
        this.window = new RuleState(plan);
    }

    /**
     * Judges a group.
     *
     * @param signals by (time, id)
     */
    static GroupHistory of(RulePlan plan, List<Signal> signals, long horizon) {
        GroupHistory history = new GroupHistory(plan, horizon);
        int sinceSettled = 0;
        for (Signal signal : signals) {
            history.offer(signal);
            if (++sinceSettled == SETTLE_EVERY) {
                history.spans.addAll(history.window.settle(EventTimes.minus(signal.timeMillis(), plan.delay)));
                sinceSettled = 0;
            }
        }
        history.spans.addAll(history.window.finish(horizon));
        return history;
    }

    /** The events that count, by (time, id), with the engine's last word on each. */
    List<WindowEvent> events() {
        return counted.stream().filter(event -> event.places > 0).toList();
    }

    /** Whether everything that matters to an event of this time was known before the input ended. */
    boolean isDecided(long time) {
        return plan.delay == 0 || EventTimes.plus(time, plan.delay) < horizon;
    }

    private void offer(Signal signal) {
        if (plan.mask(signal) == 0) {
            return;
        }
        if (plan.value().isNeeded() && plan.value().of(signal) == null) {
            lacking++;
            firstLacking = firstLacking.or(() -> Optional.of(signal));
            return;
        }
        window.offer(new LoggedSignal(signal));
        overflowed |= window.slices.overflowed(signal.timeMillis(), signal.timeMillis());
        window.newest()
                .filter(newest -> counted.isEmpty() || counted.get(counted.size() - 1) != newest)
                .ifPresent(counted::add);
    }
}
