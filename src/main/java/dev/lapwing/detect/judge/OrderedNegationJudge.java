package dev.lapwing.detect.judge;

import dev.lapwing.detect.watermark.Times;
import dev.lapwing.detect.window.Ahead;
import dev.lapwing.detect.window.Counted;
import dev.lapwing.detect.window.OrderedTally;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.TemporalTally;
import java.util.List;
import java.util.Optional;

/** Judges an ordered rule with a negation: what must be absent may not come within a timespan after the last step. */
final class OrderedNegationJudge implements Judge {
    private final RulePlan plan;

    OrderedNegationJudge(RulePlan plan) {
        this.plan = plan;
    }

    @Override
    public void decide(List<Counted> events, int from, int to) {
        Ahead<OrderedTally> back = new Ahead<>(new OrderedTally(plan), events, 0);
        Ahead<TemporalTally> ahead = new Ahead<>(plan.memberTally(), events, from);
        for (int i = from; i < to; i++) {
            Counted event = events.get(i);
            back.moveTo(Times.NEVER, event.time());
            ahead.moveTo(event.time(), event.time() + plan.span);
            boolean holds = back.tally.endingWith(event).stream()
                    .anyMatch(way -> way.absent().stream().noneMatch(ahead.tally::matched));
            event.judge(holds, Optional.empty());
        }
    }

    @Override
    public long since(long settledTo) {
        return Times.minus(settledTo, plan.span);
    }
}
