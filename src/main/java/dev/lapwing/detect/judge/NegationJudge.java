package dev.lapwing.detect.judge;

import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.SlidingWindow;
import dev.lapwing.detect.window.TemporalAggregate;
import dev.lapwing.detect.window.WindowEvent;
import java.util.List;
import java.util.Optional;

/** Judges a temporal rule with a negation, once everything before and after an event is known. */
final class NegationJudge implements ConditionEvaluator {
    private final RulePlan plan;

    NegationJudge(RulePlan plan) {
        this.plan = plan;
    }

    @Override
    public void decide(List<WindowEvent> events, int from, int to) {
        SlidingWindow<TemporalAggregate> back = new SlidingWindow<>(plan.memberAggregate(), events, 0);
        SlidingWindow<TemporalAggregate> around = new SlidingWindow<>(plan.memberAggregate(), events, 0);
        for (int i = from; i < to; i++) {
            long time = events.get(i).time();
            back.moveTo(time - plan.span, time);
            around.moveTo(time - plan.span, time + plan.span);
            events.get(i).judge(back.aggregate.holds(around.aggregate), Optional.empty());
        }
    }

    @Override
    public long since(long settledTo) {
        return EventTimes.minus(settledTo, plan.span);
    }
}
