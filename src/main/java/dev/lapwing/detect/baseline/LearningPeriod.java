package dev.lapwing.detect.baseline;

import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;

/**
 * Since when a group is known: since the first of its events that follow one another without too long a gap.
 */
public final class LearningPeriod {
    private final long learn;
    private final long gap;
    private long since;
    private long newest;

    /** Known to nobody yet, and forgotten after the rule's memory. */
    public LearningPeriod(Baseline baseline) {
        this(baseline.learn().toMillis(), baseline.forget().toMillis());
    }

    /** Known to nobody yet. */
    LearningPeriod(long learn, long gap) {
        this(learn, gap, EventTimes.NONE, EventTimes.NONE);
    }

    private LearningPeriod(long learn, long gap, long since, long newest) {
        this.learn = learn;
        this.gap = gap;
        this.since = since;
        this.newest = newest;
    }

    /** Takes an event's time in; says whether a gap was before it. */
    public boolean meet(long time) {
        boolean anew = newest == EventTimes.NONE || time - newest > gap;
        if (anew) {
            since = time;
        }
        newest = time;
        return anew;
    }

    /** Takes in what another one knows: the earlier begin counts where the two touch, as in one go. */
    void join(LearningPeriod other) {
        boolean otherIsLater = other.newest > newest;
        LearningPeriod later = otherIsLater ? other : this;
        LearningPeriod earlier = otherIsLater ? this : other;
        boolean touch = earlier.newest != EventTimes.NONE && later.since - earlier.newest <= gap;
        long joined = touch ? Math.min(earlier.since, later.since) : later.since;
        newest = later.newest;
        since = joined;
    }

    /** Whether the group was known for long enough at a time. */
    public boolean isLearnt(long time) {
        return since != EventTimes.NONE && time - since >= learn;
    }

    /** Time of the first event since the last gap. */
    public long since() {
        return since;
    }

    /** Time of the newest event; before all time where there was none. */
    public long newest() {
        return newest;
    }

    LearningPeriod copy() {
        return new LearningPeriod(learn, gap, since, newest);
    }

    void write(WireOutput out) {
        out.number(since).number(newest);
    }

    void read(WireInput in) {
        since = in.number();
        newest = in.number();
    }
}
