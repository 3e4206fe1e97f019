package dev.lapwing.detect.judge;

import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.SlidingWindow;
import dev.lapwing.detect.window.WindowAggregate;
import dev.lapwing.detect.window.WindowEvent;
import dev.lapwing.rule.definition.Window;
import java.util.List;
import java.util.Optional;

/** Judges over the window before each event, once nothing can come into it any more. */
final class ForwardJudge implements ConditionEvaluator {
    private final RulePlan plan;
    /** How long after the event its window begins: a millisecond where the event itself does not count. */
    private final long skip;

    ForwardJudge(RulePlan plan) {
        this.plan = plan;
        this.skip = plan.rule.measure().window() == Window.AFTER ? 1 : 0;
    }

    @Override
    public void decide(List<WindowEvent> events, int from, int to) {
        SlidingWindow<WindowAggregate> ahead = new SlidingWindow<>(plan.aggregate(), events, from);
        for (int i = from; i < to; i++) {
            long time = events.get(i).time();
            ahead.moveTo(time + skip, time + plan.span);
            boolean holds = ahead.aggregate.holds();
            events.get(i).judge(holds, holds ? ahead.aggregate.reading() : Optional.empty());
        }
    }

    @Override
    public long since(long settledTo) {
        return settledTo;
    }
}
