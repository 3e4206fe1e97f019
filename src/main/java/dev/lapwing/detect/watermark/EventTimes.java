package dev.lapwing.detect.watermark;

/** Sums of times that do not overflow. */
public final class EventTimes {
    /** Before all time: the watermark of an instance that has not spoken. */
    public static final long NONE = Long.MIN_VALUE;

    private EventTimes() {}

    /** Earlier by a duration; before all time stays there. */
    public static long minus(long time, long duration) {
        return time < Long.MIN_VALUE + duration ? Long.MIN_VALUE : time - duration;
    }

    /** Later by a duration; after all time stays there. */
    public static long plus(long time, long duration) {
        return time > Long.MAX_VALUE - duration ? Long.MAX_VALUE : time + duration;
    }
}
