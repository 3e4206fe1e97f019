package dev.lapwing.detect.baseline;

import dev.lapwing.detect.signal.BoundedText;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.WindowEvent;
import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values that a group had, each with the time at which it was last seen, the longest unseen first.
 *
 * <p>Of more values than the rule allows the longest unseen goes, and the group counts as one without habits for as long
 * as that value would have been remembered: nothing is new there.
 */
public final class NewValuePast implements BaselineState {
    private static final int OVERHEAD = 300;
    /** With a value of the longest kind. */
    private static final int FOR_EACH_VALUE = 2 * BoundedText.COUNTED + 150;

    private final long forget;
    private final int most;
    private final LearningPeriod learningPeriod;
    private final LinkedHashMap<String, Long> seen = new LinkedHashMap<>();
    /** When the value that had to go last was last seen. */
    private long crowdedOut = EventTimes.NONE;

    /** The past of a group that was never seen. */
    public NewValuePast(Baseline.NewValue baseline) {
        this(baseline.forget().toMillis(), baseline.values(), new LearningPeriod(baseline));
    }

    private NewValuePast(long forget, int most, LearningPeriod learningPeriod) {
        this.forget = forget;
        this.most = most;
        this.learningPeriod = learningPeriod;
    }

    @Override
    public void next(WindowEvent event) {
        long time = event.time();
        learningPeriod.meet(time);
        forgetBefore(EventTimes.minus(time, forget));
        boolean crowded = isCrowded(time);
        boolean known = seen.remove(String.valueOf(event.value)) != null;
        event.judge(!known && !crowded && learningPeriod.isLearnt(time), Optional.empty());
        seen.put(String.valueOf(event.value), time);
        if (seen.size() > most) {
            crowdOut();
        }
    }

    /** How many values it remembers. */
    public int known() {
        return seen.size();
    }

    /** Whether the group has too many values to be judged at a time. */
    public boolean isCrowded(long time) {
        return crowdedOut != EventTimes.NONE && crowdedOut >= EventTimes.minus(time, forget);
    }

    @Override
    public BaselineState copy() {
        NewValuePast copy = new NewValuePast(forget, most, learningPeriod.copy());
        copy.seen.putAll(seen);
        copy.crowdedOut = crowdedOut;
        return copy;
    }

    /** What is left of two pasts is what one would have left: the values seen last, within the same bound. */
    @Override
    public void join(BaselineState other) {
        NewValuePast more = (NewValuePast) other;
        learningPeriod.join(more.learningPeriod);
        crowdedOut = Math.max(crowdedOut, more.crowdedOut);
        Map<String, Long> both = new LinkedHashMap<>(seen);
        more.seen.forEach((value, time) -> both.merge(value, time, Math::max));
        seen.clear();
        both.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> seen.put(entry.getKey(), entry.getValue()));
        forgetBefore(EventTimes.minus(newest(), forget));
        while (seen.size() > most) {
            crowdOut();
        }
    }

    @Override
    public LearningPeriod learningPeriod() {
        return learningPeriod;
    }

    @Override
    public long weight() {
        return OVERHEAD + (long) seen.size() * FOR_EACH_VALUE;
    }

    @Override
    public void write(WireOutput out) {
        learningPeriod.write(out);
        out.number(crowdedOut).number(seen.size());
        seen.forEach((value, time) -> out.text(value).number(time));
    }

    @Override
    public void read(WireInput in) {
        learningPeriod.read(in);
        crowdedOut = in.number();
        for (int left = in.count(); left > 0; left--) {
            seen.put(in.text(), in.number());
        }
    }

    private void crowdOut() {
        Iterator<Long> longestUnseen = seen.values().iterator();
        crowdedOut = Math.max(crowdedOut, longestUnseen.next());
        longestUnseen.remove();
    }

    private void forgetBefore(long time) {
        Iterator<Map.Entry<String, Long>> longestUnseen = seen.entrySet().iterator();
        while (longestUnseen.hasNext() && longestUnseen.next().getValue() < time) {
            longestUnseen.remove();
        }
    }
}
