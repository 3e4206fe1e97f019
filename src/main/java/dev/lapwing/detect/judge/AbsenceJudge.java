package dev.lapwing.detect.judge;

import dev.lapwing.detect.baseline.AbsencePast;
import dev.lapwing.detect.baseline.SettledBaseline;
import dev.lapwing.detect.window.EventSearch;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.WindowEvent;
import java.util.List;
import java.util.Optional;

/** Judges that an event was not followed by another one, where that was to be expected. */
final class AbsenceJudge implements ConditionEvaluator {
    private final RulePlan plan;
    private final long silence;
    private final SettledBaseline<AbsencePast> settled;

    AbsenceJudge(RulePlan plan, SettledBaseline<AbsencePast> settled) {
        this.plan = plan;
        this.silence = plan.span;
        this.settled = settled;
    }

    @Override
    public void decide(List<WindowEvent> events, int from, int to) {
        AbsencePast past = settled.past().copy();
        for (int i = 0; i < to; i++) {
            WindowEvent event = events.get(i);
            past.next(event);
            int next = EventSearch.firstAfter(events, event.time());
            boolean alone = next == events.size() || events.get(next).time() - event.time() > silence;
            if (i >= from) {
                event.judge(alone && (plan.starts(event) || past.expectsMore()), Optional.empty());
            }
        }
    }

    @Override
    public int spent(List<WindowEvent> events, long settledTo) {
        return settled.take(events, settledTo);
    }

    @Override
    public long since(long settledTo) {
        return settled.upTo();
    }
}
