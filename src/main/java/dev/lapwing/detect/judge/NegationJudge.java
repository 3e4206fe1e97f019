package dev.lapwing.detect.judge;

import dev.lapwing.detect.watermark.Times;
import dev.lapwing.detect.window.Ahead;
import dev.lapwing.detect.window.Counted;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.TemporalTally;
import java.util.List;
import java.util.Optional;

/** Judges a temporal rule with a negation, once everything before and after an event is known. */
final class NegationJudge implements Judge {
    private final RulePlan plan;

    NegationJudge(RulePlan plan) {
        this.plan = plan;
    }

    @Override
    public void decide(List<Counted> events, int from, int to) {
        Ahead<TemporalTally> back = new Ahead<>(plan.memberTally(), events, 0);
        Ahead<TemporalTally> around = new Ahead<>(plan.memberTally(), events, 0);
        for (int i = from; i < to; i++) {
            long time = events.get(i).time();
            back.moveTo(time - plan.span, time);
            around.moveTo(time - plan.span, time + plan.span);
            events.get(i).judge(back.tally.holds(around.tally), Optional.empty());
        }
    }

    @Override
    public long since(long settledTo) {
        return Times.minus(settledTo, plan.span);
    }
}
