package dev.lapwing.detect.judge;

import dev.lapwing.detect.baseline.AbsencePast;
import dev.lapwing.detect.baseline.Folded;
import dev.lapwing.detect.window.Counted;
import dev.lapwing.detect.window.EventSearch;
import dev.lapwing.detect.window.RulePlan;
import java.util.List;
import java.util.Optional;

/** Judges that an event was not followed by another one, where that was to be expected. */
final class AbsenceJudge implements Judge {
    private final RulePlan plan;
    private final long silence;
    private final Folded<AbsencePast> folded;

    AbsenceJudge(RulePlan plan, Folded<AbsencePast> folded) {
        this.plan = plan;
        this.silence = plan.span;
        this.folded = folded;
    }

    @Override
    public void decide(List<Counted> events, int from, int to) {
        AbsencePast past = folded.past().copy();
        for (int i = 0; i < to; i++) {
            Counted event = events.get(i);
            past.next(event);
            int next = EventSearch.firstAfter(events, event.time());
            boolean alone = next == events.size() || events.get(next).time() - event.time() > silence;
            if (i >= from) {
                event.judge(alone && (plan.starts(event) || past.expectsMore()), Optional.empty());
            }
        }
    }

    @Override
    public int spent(List<Counted> events, long settledTo) {
        return folded.take(events, settledTo);
    }

    @Override
    public long since(long settledTo) {
        return folded.upTo();
    }
}
