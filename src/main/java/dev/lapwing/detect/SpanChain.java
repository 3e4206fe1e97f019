package dev.lapwing.detect;

import java.util.ArrayList;
import java.util.List;

/** Joins holding events to episodes: those with gaps of at most the timespan are one. */
final class SpanChain {
    private final RulePlan plan;
    final List<Span> spans = new ArrayList<>();

    SpanChain(RulePlan plan) {
        this.plan = plan;
    }

    /**
     * Takes the next holding time.
     *
     * @param events the rule's events by (time, id)
     * @param first index of the first event that holds at this time
     * @param upTo index after the last event of this time
     */
    void hold(List<Counted> events, int first, int upTo) {
        long time = events.get(first).time();
        if (!spans.isEmpty() && time - last().end <= plan.span) {
            extend(events, upTo, time);
            return;
        }
        int oldest = Times.firstAt(events, time - plan.span);
        while (!plan.tells(events.get(oldest).mask) && oldest < first) {
            oldest++;
        }
        Counted holder = events.get(first);
        Span span = new Span(events.get(oldest).time(), time, holder.signal().uid());
        spans.add(span);
        count(span, events, oldest, upTo);
    }

    /** Counts an event of the time at which the last episode ends. */
    void addAtEnd(Counted event) {
        if (plan.tells(event.mask)) {
            last().add(event.signal());
        }
    }

    Span last() {
        return spans.get(spans.size() - 1);
    }

    private void extend(List<Counted> events, int upTo, long time) {
        Span span = last();
        if (time == span.end) {
            return;
        }
        int from = upTo;
        while (from > 0 && events.get(from - 1).time() > span.end) {
            from--;
        }
        span.end = time;
        count(span, events, from, upTo);
    }

    private void count(Span span, List<Counted> events, int from, int upTo) {
        for (int i = from; i < upTo; i++) {
            if (plan.tells(events.get(i).mask)) {
                span.add(events.get(i).signal());
            }
        }
    }
}
