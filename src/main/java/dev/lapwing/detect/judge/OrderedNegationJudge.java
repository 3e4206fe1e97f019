package dev.lapwing.detect.judge;

import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.SequenceAggregate;
import dev.lapwing.detect.window.SlidingWindow;
import dev.lapwing.detect.window.TemporalAggregate;
import dev.lapwing.detect.window.WindowEvent;
import java.util.List;
import java.util.Optional;

/** Judges an ordered rule with a negation: what must be absent may not come within a timespan after the last step. */
final class OrderedNegationJudge implements ConditionEvaluator {
    private final RulePlan plan;

    OrderedNegationJudge(RulePlan plan) {
        this.plan = plan;
    }

    @Override
    public void decide(List<WindowEvent> events, int from, int to) {
        SlidingWindow<SequenceAggregate> back = new SlidingWindow<>(new SequenceAggregate(plan), events, 0);
        SlidingWindow<TemporalAggregate> ahead = new SlidingWindow<>(plan.memberAggregate(), events, from);
        for (int i = from; i < to; i++) {
            WindowEvent event = events.get(i);
            back.moveTo(EventTimes.NONE, event.time());
            ahead.moveTo(event.time(), event.time() + plan.span);
            boolean holds = back.aggregate.endingWith(event).stream()
                    .anyMatch(way -> way.absent().stream().noneMatch(ahead.aggregate::matched));
            event.judge(holds, Optional.empty());
        }
    }

    @Override
    public long since(long settledTo) {
        return EventTimes.minus(settledTo, plan.span);
    }
}
