package dev.lapwing.detect.judge;

import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.EventSearch;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.WindowAggregate;
import dev.lapwing.detect.window.WindowEvent;
import java.util.List;
import java.util.Optional;

/** Judges over the window behind each event, with a aggregate that slides along. */
public final class SlidingJudge implements ConditionEvaluator {
    private final RulePlan plan;
    private WindowAggregate tail;
    /** Index of the first event in the aggregate. */
    private int tailFrom;

    /** A judge that has seen no event. */
    public SlidingJudge(RulePlan plan) {
        this.plan = plan;
        this.tail = plan.aggregate();
    }

    @Override
    public void newest(List<WindowEvent> events, int tied) {
        slide(events, events.size() - 1, events.size());
        judge(events, tied, events.size());
    }

    @Override
    public void anew(List<WindowEvent> events, long time) {
        int from = EventSearch.firstAt(events, time);
        tail = plan.aggregate();
        tailFrom = events.isEmpty()
                ? 0
                : EventSearch.firstAt(
                        events, events.get(Math.min(from, events.size() - 1)).time() - plan.span);
        for (int i = tailFrom; i < from; i++) {
            tail.add(events.get(i));
        }
        for (int i = from; i < events.size(); ) {
            int next = EventSearch.firstAfter(events, events.get(i).time());
            slide(events, i, next);
            judge(events, i, next);
            i = next;
        }
    }

    @Override
    public int spent(List<WindowEvent> events, long settledTo) {
        int old = EventSearch.firstAt(events, since(settledTo));
        for (int i = tailFrom; i < old; i++) {
            tail.remove(events.get(i));
        }
        tailFrom = Math.max(0, tailFrom - old);
        return old;
    }

    @Override
    public long since(long settledTo) {
        return EventTimes.minus(settledTo, plan.span);
    }

    private void slide(List<WindowEvent> events, int from, int to) {
        for (int i = from; i < to; i++) {
            tail.add(events.get(i));
        }
        while (events.get(tailFrom).time() < events.get(from).time() - plan.span) {
            tail.remove(events.get(tailFrom++));
        }
    }

    private void judge(List<WindowEvent> events, int from, int to) {
        boolean holds = tail.holds();
        for (int i = from; i < to; i++) {
            WindowEvent event = events.get(i);
            boolean holding = holds && plan.mayHold(event.mask) && tail.holdsAt(event);
            event.judge(holding, holding ? tail.reading() : Optional.empty());
        }
    }
}
