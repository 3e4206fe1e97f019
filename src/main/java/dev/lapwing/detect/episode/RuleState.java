package dev.lapwing.detect.episode;

import dev.lapwing.detect.baseline.SettledBaseline;
import dev.lapwing.detect.judge.ConditionEvaluator;
import dev.lapwing.detect.judge.Evaluators;
import dev.lapwing.detect.signal.LoggedSignal;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.EventSearch;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.WindowEvent;
import dev.lapwing.wire.WireOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one rule knows of one group: its events, where its condition holds, and the episodes that follow.
 *
 * <p>Before the boundary everything is settled and joined into {@link Carry}, the one episode that may still go on;
 * events before it are kept for as long as later ones are judged by them. From the boundary on episodes are worked out
 * anew whenever an event comes between others; an event that comes last only adds to them.
 */
public final class RuleState {
    private static final int OVERHEAD = 400;

    public final RulePlan plan;
    public final SliceBound slices;
    public final AlertLifecycle alerts = new AlertLifecycle();
    public final ChainedEvents successions = new ChainedEvents();

    private final List<WindowEvent> events = new ArrayList<>();
    private final Optional<SettledBaseline<?>> settled;
    private final ConditionEvaluator judge;
    private long boundary = EventTimes.NONE;
    public final Carry carry = new Carry();
    private EpisodeBuilder live;
    private final List<LoggedSignal> gone = new ArrayList<>(0);

    /** A rule of which a group has seen nothing. */
    public RuleState(RulePlan plan) {
        this.plan = plan;
        this.slices = new SliceBound(plan);
        this.live = new EpisodeBuilder(plan);
        Evaluators judgement = Evaluators.of(plan);
        this.settled = judgement.settled();
        this.judge = judgement.judge();
    }

    /** Takes up stored state, before the stored events are offered again. */
    public void restore(long settledTo, @Nullable OpenEpisode stored) {
        boundary = settledTo;
        carry.restore(stored);
        rebuildLive();
    }

    /** Takes a signal in and says whether anything but its being known changed. */
    public boolean offer(LoggedSignal logged) {
        Signal signal = logged.signal;
        long mask = plan.mask(signal);
        String value = plan.value().of(signal);
        boolean lacksValue = plan.value().isNeeded() && value == null;
        if (mask == 0 || lacksValue || signal.timeMillis() < judge.since(boundary)) {
            return false;
        }
        WindowEvent event = new WindowEvent(logged, mask, value);
        List<WindowEvent> pushedOut = new ArrayList<>(0);
        boolean known = slices.overflowed(event.time(), event.time());
        SliceBound.Verdict verdict = slices.admit(event, pushedOut);
        if (verdict != SliceBound.Verdict.KEPT) {
            return verdict == SliceBound.Verdict.NO_ROOM && !known;
        }
        place(event, pushedOut);
        return true;
    }

    /** Takes an event out that its source takes back; says whether it was there. */
    public boolean takeBack(Signal signal) {
        int at = EventSearch.placeOf(events, signal);
        if (at == events.size() || !events.get(at).isOf(signal)) {
            return false;
        }
        WindowEvent event = events.get(at);
        slices.remove(event);
        take(event);
        judgeFrom(event.time());
        return true;
    }

    /** The signals that this rule gave up since the last call. */
    public List<LoggedSignal> takeGone() {
        List<LoggedSignal> taken = List.copyOf(gone);
        gone.clear();
        return taken;
    }

    /** Settles everything before a time; gives the episodes that are over. */
    public List<OpenEpisode> settle(long to) {
        if (to <= boundary) {
            return List.of();
        }
        if (plan.delay > 0) {
            judge.decide(events, EventSearch.firstAt(events, boundary), EventSearch.firstAt(events, to));
        }
        EpisodeBuilder chain = new EpisodeBuilder(plan);
        carry.span().ifPresent(chain.spans::add);
        chain.join(events, boundary, to);
        chain.seekReturn(events, EventTimes.plus(to, plan.delay));
        boundary = to;
        chain.spans.forEach(span -> span.atLeast |= slices.overflowed(span.start, span.end));
        carry.settle(chain.takeOpen(to));
        forget();
        rebuildLive();
        return chain.spans;
    }

    /** Forgets closed alerts that nothing can open again, once what was settled last has been told. */
    public void forgetAlerts() {
        alerts.forget(boundary);
    }

    /** Ends all episodes as they stand, at the end of all input. */
    public List<OpenEpisode> finish(long horizon) {
        List<OpenEpisode> over = new ArrayList<>(settle(EventTimes.minus(horizon, plan.delay)));
        live.seekReturn(events, EventTimes.plus(horizon, 1));
        live.endAt(horizon);
        over.addAll(live.spans);
        over.forEach(span -> span.atLeast |= slices.overflowed(span.start, span.end));
        return over;
    }

    /** The episodes that are not over. */
    public List<OpenEpisode> spans() {
        return live.spans;
    }

    /** The newest event that counts and is not forgotten. */
    public Optional<WindowEvent> newest() {
        return events.isEmpty() ? Optional.empty() : Optional.of(events.get(events.size() - 1));
    }

    /** Takes in what history knows; what it has in common with the events here counts once, as learnt. */
    public void learn(SettledBaseline<?> history) {
        SettledBaseline<?> past = settled.orElseThrow(() -> new IllegalStateException("only baselines learn"));
        List<WindowEvent> known = events.subList(0, past.learn(history, events));
        known.forEach(event -> {
            event.logged.uses--;
            gone.add(event.logged);
        });
        known.clear();
        slices.forget(past.upTo());
        judgeFrom(EventTimes.NONE);
    }

    /** Writes what a baseline will remember once everything before a time is settled. */
    public void writeLearned(long upTo, WireOutput out) {
        settled.ifPresent(past -> past.writeUpTo(upTo, events, out));
    }

    /** What is remembered of settled events beside the episodes; only baselines do. */
    public Optional<SettledBaseline<?>> settled() {
        return settled;
    }

    /** About how many bytes of memory it takes beside the signals that it counts. */
    public long weight() {
        long spans = live.spans.stream().mapToLong(OpenEpisode::weight).sum();
        return OVERHEAD
                + spans
                + carry.span().map(OpenEpisode::weight).orElse(0L)
                + settled.map(SettledBaseline::weight).orElse(0L);
    }

    /** The smallest watermark at which there is something to settle. */
    public long due() {
        long due = settled.map(past -> EventTimes.plus(past.forgottenAt(events), plan.delay))
                .orElse(Long.MAX_VALUE);
        if (events.isEmpty()) {
            due = Math.min(due, EventTimes.plus(alerts.forgottenAt(), plan.delay));
        }
        if (!live.spans.isEmpty()) {
            OpenEpisode oldest = live.spans.get(0);
            due = Math.min(due, EventTimes.plus(oldest.lastHold, plan.linger + plan.delay + 1));
            due = Math.min(due, returnOf(oldest));
        }
        int open = plan.delay > 0 ? EventSearch.firstAt(events, boundary) : events.size();
        if (open < events.size()) {
            due = Math.min(due, events.get(open).time() + plan.delay + 1);
        }
        if (!events.isEmpty() && settled.isEmpty()) {
            due = Math.min(due, events.get(events.size() - 1).time() + plan.span + plan.delay + 1);
        }
        return due;
    }

    /** Whether nothing of it need be kept. */
    public boolean isEmpty() {
        return events.isEmpty()
                && carry.span().isEmpty()
                && alerts.isEmpty()
                && !settled.map(SettledBaseline::isKnown).orElse(false);
    }

    private void place(WindowEvent event, List<WindowEvent> pushedOut) {
        int at = EventSearch.placeOf(events, event.signal());
        boolean otherVersion = at < events.size() && events.get(at).isOf(event.signal());
        if (otherVersion && events.get(at).signal().compareTo(event.signal()) < 0) {
            return;
        }
        long from = event.time();
        for (WindowEvent other : pushedOut) {
            if (take(other)) {
                from = Math.min(from, other.time());
            }
        }
        if (otherVersion) {
            take(events.get(EventSearch.placeOf(events, event.signal())));
        }
        at = EventSearch.placeOf(events, event.signal());
        events.add(at, event);
        event.logged.uses++;
        if (at == events.size() - 1 && pushedOut.isEmpty() && !otherVersion) {
            append(event);
        } else {
            judgeFrom(from);
        }
    }

    /** Takes an event out of the view, if it is the version that stands there. */
    private boolean take(WindowEvent event) {
        int at = EventSearch.placeOf(events, event.signal());
        if (at == events.size() || events.get(at) != event) {
            return false;
        }
        events.remove(at);
        event.logged.uses--;
        gone.add(event.logged);
        return true;
    }

    private void judgeFrom(long time) {
        if (plan.early) {
            judge.anew(events, Math.max(time, boundary));
            rebuildLive();
        }
    }

    /** The event is the newest: only at its own time can anything change. */
    private void append(WindowEvent event) {
        if (!plan.early) {
            return;
        }
        int tied = EventSearch.firstAt(events, event.time());
        int heldBefore = firstHolding(tied);
        judge.newest(events, tied);
        int holdsNow = firstHolding(tied);
        if (event.time() < boundary || (heldBefore == events.size() && holdsNow == events.size())) {
            return;
        }
        if (heldBefore == events.size()) {
            live.hold(events, holdsNow, events.size());
        } else if (heldBefore == holdsNow && plan.onlyGrows()) {
            live.addAtEnd(event);
        } else {
            rebuildLive();
        }
    }

    /** The smallest watermark at which it is certain that an absence is over. */
    private long returnOf(OpenEpisode span) {
        int next = EventSearch.firstAfter(events, span.lastHold);
        return plan.endsWithReturn() && next < events.size() ? events.get(next).time() + 1 : Long.MAX_VALUE;
    }

    /** Index of the first holding event from an index on; the number of events where none holds. */
    private int firstHolding(int from) {
        int at = from;
        while (at < events.size() && !events.get(at).holds) {
            at++;
        }
        return at;
    }

    private void rebuildLive() {
        live = new EpisodeBuilder(plan);
        carry.span().map(OpenEpisode::copy).ifPresent(live.spans::add);
        if (plan.early) {
            live.join(events, boundary, Long.MAX_VALUE);
        }
    }

    private void forget() {
        int spent = judge.spent(events, boundary);
        events.subList(0, spent).forEach(event -> event.logged.uses--);
        events.subList(0, spent).clear();
        slices.forget(judge.since(boundary));
    }
}
