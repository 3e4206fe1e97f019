package dev.lapwing.detect.window;

import java.util.List;

/** A aggregate over a stretch of time that only moves forward over a rule's events. */
public final class SlidingWindow<T extends WindowAggregate> {
    public final T aggregate;

    private final List<WindowEvent> events;
    private int first;
    private int next;

    /** Nothing yet; the first stretch begins at this index or later. */
    public SlidingWindow(T aggregate, List<WindowEvent> events, int from) {
        this.aggregate = aggregate;
        this.events = events;
        this.first = from;
        this.next = from;
    }

    /** Moves to the events between two times, both included. */
    public void moveTo(long from, long to) {
        while (next < events.size() && events.get(next).time() <= to) {
            aggregate.add(events.get(next++));
        }
        while (first < next && events.get(first).time() < from) {
            aggregate.remove(events.get(first++));
        }
    }
}
