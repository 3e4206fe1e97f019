package dev.lapwing.detect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule knows of one group: its events, where its condition holds, and the episodes that follow.
 *
 * <p>Before the boundary everything is settled and folded into {@link #carry}, the one episode that may still go on;
 * events before it are kept for a timespan more, because later windows look back at them. From the boundary on episodes
 * are worked out anew whenever an event comes between others; an event that comes last only adds to them.
 */
final class RuleWindow {
    final RulePlan plan;
    final Slices slices;
    final AlertLives alerts;

    private final List<Counted> events = new ArrayList<>();
    private long boundary = Times.NEVER;
    private @Nullable Span carry;
    private byte @Nullable [] carryBytes;
    private SpanChain live;
    private Tally tail;
    private int tailFrom;
    private final List<LoggedSignal> gone = new ArrayList<>(0);

    RuleWindow(RulePlan plan) {
        this.plan = plan;
        this.slices = new Slices(plan);
        this.alerts = new AlertLives();
        this.live = new SpanChain(plan);
        this.tail = plan.tally();
    }

    /** Takes up stored state, before the stored events are offered again. */
    void restore(long settledTo, @Nullable Span stored) {
        boundary = settledTo;
        carry = stored;
        carryBytes = null;
        rebuildLive();
    }

    /** Takes a signal in and says whether anything but its being known changed. */
    boolean offer(LoggedSignal logged) {
        Signal signal = logged.signal;
        long mask = plan.mask(signal);
        String value = plan.countsValues() ? plan.value(signal) : null;
        if (mask == 0 || (plan.countsValues() && value == null) || signal.timeMillis() < keptFrom()) {
            return false;
        }
        Counted event = new Counted(logged, mask, value);
        List<Counted> pushedOut = new ArrayList<>(0);
        boolean known = slices.overflowed(event.time(), event.time());
        Slices.Verdict verdict = slices.admit(event, pushedOut);
        if (verdict != Slices.Verdict.KEPT) {
            return verdict == Slices.Verdict.NO_ROOM && !known;
        }
        place(event, pushedOut);
        return true;
    }

    /** The signals that this rule gave up for others since the last call. */
    List<LoggedSignal> takePushedOut() {
        if (gone.isEmpty()) {
            return List.of();
        }
        List<LoggedSignal> taken = List.copyOf(gone);
        gone.clear();
        return taken;
    }

    /** Settles everything before a time; gives the episodes that are over. */
    List<Span> settle(long to) {
        if (to <= boundary) {
            return List.of();
        }
        if (plan.delay > 0) {
            Decision.of(plan, events, Times.firstAt(events, boundary), Times.firstAt(events, to));
        }
        SpanChain chain = new SpanChain(plan);
        if (carry != null) {
            chain.spans.add(carry);
        }
        chainUp(chain, boundary, to);
        boundary = to;
        carryBytes = null;
        chain.spans.forEach(span -> span.atLeast |= slices.overflowed(span.start, span.end));
        boolean goesOn = !chain.spans.isEmpty() && Times.plus(chain.last().end, plan.span) >= to;
        carry = goesOn ? chain.spans.remove(chain.spans.size() - 1) : null;
        forget();
        alerts.forget(to);
        rebuildLive();
        return chain.spans;
    }

    /** Ends all episodes as they stand, at the end of all input. */
    List<Span> finish(long horizon) {
        List<Span> over = new ArrayList<>(settle(Times.minus(horizon, plan.delay)));
        over.addAll(live.spans);
        over.forEach(span -> span.atLeast |= slices.overflowed(span.start, span.end));
        return over;
    }

    /** The episodes that are not over. */
    List<Span> spans() {
        return live.spans;
    }

    /** The settled part as bytes, kept because it is written with each new signal and changes only now and then. */
    byte[] carryBytes() {
        byte[] bytes = carryBytes;
        if (bytes == null) {
            WireOutput out = new WireOutput().flag(carry != null);
            if (carry != null) {
                carry.write(out);
            }
            bytes = out.toBytes();
            carryBytes = bytes;
        }
        return bytes;
    }

    /** The smallest watermark at which there is something to settle. */
    long due() {
        long due = Long.MAX_VALUE;
        if (!live.spans.isEmpty()) {
            due = live.spans.get(0).end + plan.span + plan.delay + 1;
        }
        if (!events.isEmpty()) {
            due = Math.min(due, events.get(events.size() - 1).time() + plan.span + plan.delay + 1);
            int open = Times.firstAt(events, boundary);
            if (plan.delay > 0 && open < events.size()) {
                due = Math.min(due, events.get(open).time() + plan.delay + 1);
            }
        }
        return due;
    }

    boolean isEmpty() {
        return events.isEmpty() && carry == null && alerts.isEmpty();
    }

    private long keptFrom() {
        return Times.minus(boundary, plan.span);
    }

    private void place(Counted event, List<Counted> pushedOut) {
        int at = Times.placeOf(events, event.signal());
        boolean otherVersion = at < events.size()
                && events.get(at)
                                .signal()
                                .compareEvent(event.time(), event.signal().uid())
                        == 0;
        if (otherVersion && events.get(at).signal().compareTo(event.signal()) < 0) {
            return;
        }
        long from = event.time();
        for (Counted other : pushedOut) {
            if (take(other)) {
                from = Math.min(from, other.time());
            }
        }
        if (otherVersion) {
            take(events.get(Times.placeOf(events, event.signal())));
        }
        at = Times.placeOf(events, event.signal());
        events.add(at, event);
        event.logged.uses++;
        if (plan.delay > 0) {
            return;
        }
        if (at == events.size() - 1 && pushedOut.isEmpty() && !otherVersion) {
            append(event);
        } else {
            evaluateFrom(from);
            rebuildLive();
        }
    }

    /** Takes an event out of the view, if it is the version that stands there. */
    private boolean take(Counted event) {
        int at = Times.placeOf(events, event.signal());
        if (at == events.size() || events.get(at) != event) {
            return false;
        }
        events.remove(at);
        event.logged.uses--;
        gone.add(event.logged);
        return true;
    }

    /** The event is the newest: only at its own time can anything change. */
    private void append(Counted event) {
        tail.add(event);
        while (events.get(tailFrom).time() < event.time() - plan.span) {
            tail.remove(events.get(tailFrom++));
        }
        if (event.time() < boundary) {
            return;
        }
        boolean holds = tail.holds();
        boolean heldBefore = false;
        int first = events.size();
        for (int i = events.size() - 1; i >= 0 && events.get(i).time() == event.time(); i--) {
            Counted tied = events.get(i);
            heldBefore |= tied.holds;
            tied.holds = holds && plan.mayHold(tied.mask);
            first = tied.holds ? i : first;
        }
        boolean holdsNow = first < events.size();
        if (heldBefore && holdsNow) {
            live.addAtEnd(event);
        } else if (holdsNow) {
            live.hold(events, first, events.size());
        } else if (heldBefore) {
            rebuildLive();
        }
    }

    /** Works out anew where the condition holds, from a time on. */
    private void evaluateFrom(long time) {
        int from = Times.firstAt(events, Math.max(time, boundary));
        tail = plan.tally();
        tailFrom = from == events.size()
                ? Times.firstAt(
                        events, events.isEmpty() ? 0 : events.get(from - 1).time() - plan.span)
                : Times.firstAt(events, events.get(from).time() - plan.span);
        for (int i = tailFrom; i < from; i++) {
            tail.add(events.get(i));
        }
        for (int i = from; i < events.size(); ) {
            int next = Times.firstAfter(events, events.get(i).time());
            slide(i, next);
            boolean holds = tail.holds();
            for (; i < next; i++) {
                events.get(i).holds = holds && plan.mayHold(events.get(i).mask);
            }
        }
    }

    private void slide(int from, int to) {
        for (int i = from; i < to; i++) {
            tail.add(events.get(i));
        }
        while (events.get(tailFrom).time() < events.get(from).time() - plan.span) {
            tail.remove(events.get(tailFrom++));
        }
    }

    private void chainUp(SpanChain chain, long from, long to) {
        int end = to == Long.MAX_VALUE ? events.size() : Times.firstAt(events, to);
        for (int i = Times.firstAt(events, from); i < end; ) {
            int next = Times.firstAfter(events, events.get(i).time());
            while (i < next && !events.get(i).holds) {
                i++;
            }
            if (i < next) {
                chain.hold(events, i, next);
            }
            i = next;
        }
    }

    private void rebuildLive() {
        live = new SpanChain(plan);
        if (carry != null) {
            live.spans.add(carry.copy());
        }
        if (plan.delay == 0) {
            chainUp(live, boundary, Long.MAX_VALUE);
        }
    }

    private void forget() {
        int old = Times.firstAt(events, keptFrom());
        for (int i = 0; i < old; i++) {
            events.get(i).logged.uses--;
            if (plan.delay == 0 && i >= tailFrom) {
                tail.remove(events.get(i));
            }
        }
        events.subList(0, old).clear();
        tailFrom = Math.max(0, tailFrom - old);
        slices.forget(keptFrom());
    }
}
