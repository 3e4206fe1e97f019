package dev.lapwing.detect.episode;

import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.EventSearch;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.WindowEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Joins holding events to episodes: those with gaps of at most the timespan are one. */
final class EpisodeBuilder {
    private final RulePlan plan;
    final List<OpenEpisode> spans = new ArrayList<>();

    EpisodeBuilder(RulePlan plan) {
        this.plan = plan;
    }

    /**
     * Takes the next holding time.
     *
     * @param events the rule's events by (time, id)
     * @param first index of the first event that holds at this time
     * @param upTo index after the last event of this time
     */
    void hold(List<WindowEvent> events, int first, int upTo) {
        long time = events.get(first).time();
        if (!spans.isEmpty() && time - last().lastHold <= plan.span) {
            extend(events, time);
        } else {
            begin(events, first, time);
        }
        read(last(), events, first, upTo);
    }

    /** Takes the holding events between two times. */
    void join(List<WindowEvent> events, long from, long to) {
        int end = to == Long.MAX_VALUE ? events.size() : EventSearch.firstAt(events, to);
        for (int i = EventSearch.firstAt(events, from); i < end; ) {
            int next = EventSearch.firstAfter(events, events.get(i).time());
            comeBack(events, i);
            while (i < next && !events.get(i).holds) {
                i++;
            }
            if (i < next) {
                hold(events, i, next);
            }
            i = next;
        }
    }

    /** Ends what lasts until an event comes back, where one before a time did. */
    void seekReturn(List<WindowEvent> events, long before) {
        if (plan.endsWithReturn() && !spans.isEmpty()) {
            int next = EventSearch.firstAfter(events, last().lastHold);
            if (next < events.size() && events.get(next).time() < before) {
                comeBack(events, next);
            }
        }
    }

    /** Ends what lasts until an event comes back: none came until then. */
    void endAt(long time) {
        if (plan.endsWithReturn() && !spans.isEmpty() && !last().returned) {
            last().end = Math.min(time, EventTimes.plus(last().lastHold, plan.linger));
        }
    }

    /** Takes out the last episode where it may still go on once everything before a time is settled. */
    @Nullable
    OpenEpisode takeOpen(long settledTo) {
        if (spans.isEmpty() || last().returned) {
            return null;
        }
        if (EventTimes.plus(last().lastHold, plan.linger) >= settledTo) {
            return spans.remove(spans.size() - 1);
        }
        endAt(Long.MAX_VALUE);
        return null;
    }

    /** The event came back, unless that took so long that nobody expected it any more. */
    private void comeBack(List<WindowEvent> events, int index) {
        if (!plan.endsWithReturn() || spans.isEmpty() || last().returned) {
            return;
        }
        long time = events.get(index).time();
        long expectedTo = EventTimes.plus(last().lastHold, plan.linger);
        if (time > expectedTo) {
            endAt(expectedTo);
            last().returned = true;
        } else if (time > last().lastHold) {
            last().end = time;
            count(last(), events, index, EventSearch.firstAfter(events, time));
            last().returned = true;
        }
    }

    /** Counts an event of the time at which the last episode ends. */
    void addAtEnd(WindowEvent event) {
        if (plan.tells(event)) {
            last().add(event.signal());
        }
        last().read(event.reading);
    }

    OpenEpisode last() {
        return spans.get(spans.size() - 1);
    }

    private void begin(List<WindowEvent> events, int first, long time) {
        int oldest = EventSearch.firstAt(events, plan.windowStart(time));
        while (oldest < first && !plan.tells(events.get(oldest))) {
            oldest++;
        }
        WindowEvent holder = events.get(first);
        OpenEpisode span =
                new OpenEpisode(events.get(oldest).time(), time, holder.signal().uid());
        span.holder = Optional.of(holder.signal());
        span.end = plan.windowEnd(events, time);
        spans.add(span);
        count(span, events, oldest, EventSearch.firstAfter(events, span.end));
    }

    private void extend(List<WindowEvent> events, long time) {
        OpenEpisode span = last();
        if (time == span.lastHold) {
            return;
        }
        int from = EventSearch.firstAfter(events, span.end);
        span.lastHold = time;
        span.end = plan.windowEnd(events, time);
        count(span, events, from, EventSearch.firstAfter(events, span.end));
    }

    private void count(OpenEpisode span, List<WindowEvent> events, int from, int upTo) {
        for (int i = from; i < upTo; i++) {
            if (plan.tells(events.get(i))) {
                span.add(events.get(i).signal());
            }
        }
    }

    private static void read(OpenEpisode span, List<WindowEvent> events, int first, int upTo) {
        for (int i = first; i < upTo; i++) {
            if (events.get(i).holds) {
                span.read(events.get(i).reading);
            }
        }
    }
}
