package dev.lapwing.detect.window;

import dev.lapwing.detect.signal.Signal;
import java.util.List;

/** Searches in a rule's events, which stand by (time, id). */
public final class EventSearch {
    private EventSearch() {}

    /** Index of the first event at this time or later. */
    public static int firstAt(List<WindowEvent> events, long time) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).time() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Index of the first event after this time. */
    public static int firstAfter(List<WindowEvent> events, long time) {
        return time == Long.MAX_VALUE ? events.size() : firstAt(events, time + 1);
    }

    /** Index at which an event stands, or would stand, by (time, id). */
    public static int placeOf(List<WindowEvent> events, Signal signal) {
        int at = events.size();
        if (at == 0 || events.get(at - 1).signal().compareEvent(signal.timeMillis(), signal.uid()) < 0) {
            return at;
        }
        int low = 0;
        while (low < at) {
            int middle = (low + at) >>> 1;
            if (events.get(middle).signal().compareEvent(signal.timeMillis(), signal.uid()) < 0) {
                low = middle + 1;
            } else {
                at = middle;
            }
        }
        return low;
    }
}
