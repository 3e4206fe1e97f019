package dev.lapwing.detect.judge;

import dev.lapwing.detect.baseline.Folded;
import dev.lapwing.detect.baseline.Past;
import dev.lapwing.detect.watermark.Times;
import dev.lapwing.detect.window.Counted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges each event against the group's past: what is folded of it, and the events since. */
final class BaselineJudge implements Judge {
    private final Folded<Past> folded;
    /** The past with all events there are; made anew when it is needed and missing. */
    private @Nullable Past latest;

    BaselineJudge(Folded<Past> folded) {
        this.folded = folded;
    }

    @Override
    public void newest(List<Counted> events, int tied) {
        Past past = latest;
        if (past == null) {
            anew(events, Times.NEVER);
        } else {
            past.next(events.get(events.size() - 1));
        }
    }

    /** From the folded past on: what an event is judged against may lie far before it. */
    @Override
    public void anew(List<Counted> events, long from) {
        Past past = folded.past().copy();
        events.forEach(past::next);
        latest = past;
    }

    @Override
    public int spent(List<Counted> events, long settledTo) {
        int spent = folded.take(events, settledTo);
        if (spent == events.size() && !folded.isKnown()) {
            latest = null;
        }
        return spent;
    }

    @Override
    public long since(long settledTo) {
        return folded.upTo();
    }
}
