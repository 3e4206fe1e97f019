package dev.lapwing.detect.judge;

import dev.lapwing.detect.baseline.BaselineState;
import dev.lapwing.detect.baseline.SettledBaseline;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.WindowEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges each event against the group's past: what is settled of it, and the events since. */
final class BaselineJudge implements ConditionEvaluator {
    private final SettledBaseline<BaselineState> settled;
    /** The past with all events there are; made anew when it is needed and missing. */
    private @Nullable BaselineState latest;

    BaselineJudge(SettledBaseline<BaselineState> settled) {
        this.settled = settled;
    }

    @Override
    public void newest(List<WindowEvent> events, int tied) {
        BaselineState past = latest;
        if (past == null) {
            anew(events, EventTimes.NONE);
        } else {
            past.next(events.get(events.size() - 1));
        }
    }

    /** From the settled past on: what an event is judged against may lie far before it. */
    @Override
    public void anew(List<WindowEvent> events, long from) {
        BaselineState past = settled.past().copy();
        events.forEach(past::next);
        latest = past;
    }

    @Override
    public int spent(List<WindowEvent> events, long settledTo) {
        int spent = settled.take(events, settledTo);
        if (spent == events.size() && !settled.isKnown()) {
            latest = null;
        }
        return spent;
    }

    @Override
    public long since(long settledTo) {
        return settled.upTo();
    }
}
