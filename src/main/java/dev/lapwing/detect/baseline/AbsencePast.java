package dev.lapwing.detect.baseline;

import dev.lapwing.detect.window.WindowEvent;
import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;

/** For how long a group's events came without too long a silence. */
public final class AbsencePast implements BaselineState {
    private static final int OVERHEAD = 300;

    private final LearningPeriod regular;

    /** The past of a group that was never seen. */
    public AbsencePast(Baseline.Absence baseline, long silence) {
        this(new LearningPeriod(baseline.learn().toMillis(), silence));
    }

    private AbsencePast(LearningPeriod regular) {
        this.regular = regular;
    }

    @Override
    public void next(WindowEvent event) {
        regular.meet(event.time());
    }

    /** Whether the event taken in last was expected to be followed by another. */
    public boolean expectsMore() {
        return regular.isLearnt(regular.newest());
    }

    @Override
    public AbsencePast copy() {
        return new AbsencePast(regular.copy());
    }

    @Override
    public void join(BaselineState other) {
        regular.join(other.learningPeriod());
    }

    @Override
    public LearningPeriod learningPeriod() {
        return regular;
    }

    @Override
    public long weight() {
        return OVERHEAD;
    }

    @Override
    public void write(WireOutput out) {
        regular.write(out);
    }

    @Override
    public void read(WireInput in) {
        regular.read(in);
    }
}
