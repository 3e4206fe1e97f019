package dev.lapwing.detect;

import java.util.List;

/** Searches in a rule's events, which stand by (time, id), and sums of times that do not overflow. */
final class Times {
    /** Before all time: the watermark of an instance that has not spoken. */
    static final long NEVER = Long.MIN_VALUE;

    private Times() {}

    /** Index of the first event at this time or later. */
    static int firstAt(List<Counted> events, long time) {
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
    static int firstAfter(List<Counted> events, long time) {
        return time == Long.MAX_VALUE ? events.size() : firstAt(events, time + 1);
    }

    /** Index at which an event stands, or would stand, by (time, id). */
    static int placeOf(List<Counted> events, Signal signal) {
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

    /** Earlier by a duration; before all time stays there. */
    static long minus(long time, long duration) {
        return time < Long.MIN_VALUE + duration ? Long.MIN_VALUE : time - duration;
    }

    /** Later by a duration; after all time stays there. */
    static long plus(long time, long duration) {
        return time > Long.MAX_VALUE - duration ? Long.MAX_VALUE : time + duration;
    }
}
