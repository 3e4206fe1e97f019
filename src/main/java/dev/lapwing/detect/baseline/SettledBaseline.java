package dev.lapwing.detect.baseline;

import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.EventSearch;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.WindowEvent;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.util.List;
import java.util.function.Supplier;

/**
 * The past of a group's settled events, folded into a few numbers.
 *
 * <p>They are folded in many at a time, because what is folded is stored anew each time.
 */
public final class SettledBaseline<P extends BaselineState> {
    /** So many settled events are worth storing the past anew, unless a slice holds fewer. */
    private static final int WORTH_STORING = 64;

    private final Supplier<P> unknown;
    private final long forget;
    /**
     * For how long settled events stay: a later one of their slice has a place by how many were before it, and the slice
     * of a rate is its bucket, whose events are told with an episode that goes on.
     */
    private final long stay;

    private final int worthStoring;
    private P past;
    /** Everything before this time is in the past; nothing from it on. */
    private long upTo = EventTimes.NONE;

    private boolean changed;

    /** The past of a group that was never seen, and how one begins. */
    public SettledBaseline(Supplier<P> unknown, RulePlan plan) {
        this.unknown = unknown;
        this.forget = plan.rule.baseline().orElseThrow().forget().toMillis();
        this.stay = plan.sliceLength;
        this.worthStoring = Math.min(WORTH_STORING, plan.sliceLimit);
        this.past = unknown.get();
    }

    /** What is known. */
    public P past() {
        return past;
    }

    /** Before what time all events are taken in, in milliseconds since the epoch. */
    public long upTo() {
        return upTo;
    }

    /** Takes settled events in where that is worth it, and forgets the group in time; says how many events are spent. */
    public int take(List<WindowEvent> events, long settledTo) {
        if (forgottenAt(events) <= settledTo) {
            past = unknown.get();
            return taken(events.size(), settledTo);
        }
        long spentTo = EventTimes.minus(settledTo, stay);
        int spent = EventSearch.firstAt(events, spentTo);
        if (spent < worthStoring) {
            return 0;
        }
        events.subList(0, spent).forEach(past::next);
        return taken(spent, spentTo);
    }

    private int taken(int spent, long to) {
        foldedTo(to);
        return spent;
    }

    /** Takes in what history knows, events before its end included; says how many of these are spent. */
    public int learn(SettledBaseline<?> history, List<WindowEvent> events) {
        int known = EventSearch.firstAt(events, history.upTo);
        events.subList(0, known).forEach(past::next);
        past.join(history.past);
        foldedTo(history.upTo);
        return known;
    }

    /** Writes what will be known when all events before a time are settled. */
    public void writeUpTo(long time, List<WindowEvent> events, WireOutput out) {
        BaselineState all = past.copy();
        events.subList(0, EventSearch.firstAt(events, time)).forEach(all::next);
        out.number(Math.max(upTo, time));
        all.write(out);
    }

    /** The smallest watermark at which nothing of the group is remembered; none where nothing is known of it. */
    public long forgottenAt(List<WindowEvent> events) {
        long newest =
                events.isEmpty() ? past.newest() : events.get(events.size() - 1).time();
        return newest == EventTimes.NONE ? Long.MAX_VALUE : EventTimes.plus(newest, forget) + 1;
    }

    /** About how many bytes of memory it takes; what is not settled is judged by a copy. */
    public long weight() {
        return 2 * past.weight();
    }

    /** Whether any event was taken in that is not forgotten. */
    public boolean isKnown() {
        return past.newest() != EventTimes.NONE;
    }

    /** Whether it differs from what is stored; forgets that it does. */
    public boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** Writes it as state. */
    public void write(WireOutput out) {
        out.number(upTo);
        past.write(out);
    }

    /** Reads what {@link #write} wrote. */
    public void read(WireInput in) {
        upTo = in.number();
        past = unknown.get();
        past.read(in);
    }

    private void foldedTo(long time) {
        upTo = Math.max(upTo, time);
        changed = true;
    }
}
