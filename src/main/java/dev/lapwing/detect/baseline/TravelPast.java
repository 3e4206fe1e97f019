package dev.lapwing.detect.baseline;

import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.WindowEvent;
import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.util.Optional;

/** Where a group was last, and when. */
public final class TravelPast implements BaselineState {
    private static final int OVERHEAD = 300;

    private final Baseline.ImpossibleTravel baseline;
    private final LearningPeriod learningPeriod;
    private String place = "";
    private long time = EventTimes.NONE;

    /** The past of a group that was never seen. */
    public TravelPast(Baseline.ImpossibleTravel baseline) {
        this(baseline, new LearningPeriod(baseline));
    }

    private TravelPast(Baseline.ImpossibleTravel baseline, LearningPeriod learningPeriod) {
        this.baseline = baseline;
        this.learningPeriod = learningPeriod;
    }

    @Override
    public void next(WindowEvent event) {
        boolean forgotten = learningPeriod.meet(event.time());
        String now = String.valueOf(event.value);
        Optional<Journey> journey = forgotten ? Optional.empty() : Journey.between(place, now, event.time() - time);
        boolean holds = journey.isPresent()
                && learningPeriod.isLearnt(event.time())
                && journey.get().isImpossible(baseline);
        event.judge(holds, journey.map(Journey::reading));
        place = now;
        time = event.time();
    }

    @Override
    public BaselineState copy() {
        TravelPast copy = new TravelPast(baseline, learningPeriod.copy());
        copy.place = place;
        copy.time = time;
        return copy;
    }

    /** Of two events at one time only the past that was learned last may know both. */
    @Override
    public void join(BaselineState other) {
        TravelPast more = (TravelPast) other;
        learningPeriod.join(more.learningPeriod);
        if (more.time >= time) {
            place = more.place;
            time = more.time;
        }
    }

    @Override
    public LearningPeriod learningPeriod() {
        return learningPeriod;
    }

    @Override
    public long weight() {
        return (long) OVERHEAD + Signal.textWeight(place);
    }

    @Override
    public void write(WireOutput out) {
        learningPeriod.write(out);
        out.text(place).number(time);
    }

    @Override
    public void read(WireInput in) {
        learningPeriod.read(in);
        place = in.text();
        time = in.number();
    }
}
