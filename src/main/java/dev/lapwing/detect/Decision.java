package dev.lapwing.detect;

import java.util.List;

/** Decides where a rule with a negation holds, once everything before and after an event is known. */
final class Decision {
    private Decision() {}

    /**
     * Decides the events of a range of indexes.
     *
     * @param events the rule's events by (time, id), complete for a timespan after the last one to decide
     */
    static void of(RulePlan plan, List<Counted> events, int from, int to) {
        Window back = new Window(plan, events);
        Window around = new Window(plan, events);
        for (int i = from; i < to; i++) {
            long time = events.get(i).time();
            back.slide(time - plan.span, time);
            around.slide(time - plan.span, time + plan.span);
            events.get(i).holds = back.tally.holds(around.tally);
        }
    }

    private static final class Window {
        private final List<Counted> events;
        private final TemporalTally tally;
        private int first;
        private int next;

        Window(RulePlan plan, List<Counted> events) {
            this.events = events;
            this.tally = (TemporalTally) plan.tally();
        }

        void slide(long from, long to) {
            while (next < events.size() && events.get(next).time() <= to) {
                tally.add(events.get(next++));
            }
            while (events.get(first).time() < from) {
                tally.remove(events.get(first++));
            }
        }
    }
}
